/** What Baton's steps need of the models around them, written down once. */
@NullMarked
package dev.baton.models.contracts;

import org.jspecify.annotations.NullMarked;
