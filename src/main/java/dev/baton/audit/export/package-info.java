/** The log taken out of Baton: checkpoints, proofs, and entries with all that is needed to check them. */
@NullMarked
package dev.baton.audit.export;

import org.jspecify.annotations.NullMarked;
