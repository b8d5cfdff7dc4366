/** Signed notes, keys and checkpoints of C2SP: what Go's sumdb and witnesses read. */
@NullMarked
package dev.baton.audit.note;

import org.jspecify.annotations.NullMarked;
