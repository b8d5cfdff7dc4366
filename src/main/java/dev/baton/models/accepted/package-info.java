/** What a start accepted is not gone through again by the next one, as long as nothing of it has changed. */
@NullMarked
package dev.baton.models.accepted;

import org.jspecify.annotations.NullMarked;
