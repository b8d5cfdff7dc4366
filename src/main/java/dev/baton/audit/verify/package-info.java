/** Checks an export of the log as docs/audit.md says, without database and Spring, and names the first fault. */
@NullMarked
package dev.baton.audit.verify;

import org.jspecify.annotations.NullMarked;
