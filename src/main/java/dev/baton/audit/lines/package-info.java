/** An export as lines of canonical JSON, read one after the other in constant memory. */
@NullMarked
package dev.baton.audit.lines;

import org.jspecify.annotations.NullMarked;
