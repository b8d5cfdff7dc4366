/** Checkpoints leave the house, so that whoever owns database and key cannot write another history. */
@NullMarked
package dev.baton.audit.away;

import org.jspecify.annotations.NullMarked;
