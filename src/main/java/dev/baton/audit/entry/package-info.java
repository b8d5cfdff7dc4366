/** An entry of the log: what is in it, under whose pseudonym, and what of it can be erased. */
@NullMarked
package dev.baton.audit.entry;

import org.jspecify.annotations.NullMarked;
