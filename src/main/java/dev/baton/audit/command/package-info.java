/** What a check of an export came to, as lines of a terminal. */
@NullMarked
package dev.baton.audit.command;

import org.jspecify.annotations.NullMarked;
