/** Whom Baton tells what happens to cases: other systems and channels, as a process owner set them up. */
@NullMarked
package dev.baton.notification.endpoints;

import org.jspecify.annotations.NullMarked;
