/** A case whose process is gone gets one again, where it stood. */
@NullMarked
package dev.baton.resolution.restart;

import org.jspecify.annotations.NullMarked;
