/** A brief that went back to whoever asked, and what the forms of an escalation show of it. */
@NullMarked
package dev.baton.escalation.brief;

import org.jspecify.annotations.NullMarked;
