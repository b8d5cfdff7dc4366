/** Files of a deployment, read as far as they can be read. */
@NullMarked
package dev.baton.models.reading;

import org.jspecify.annotations.NullMarked;
