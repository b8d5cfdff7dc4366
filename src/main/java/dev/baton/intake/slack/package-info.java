/** What people do in Slack: buttons of an escalation, answers to the customer, and threads that become internal notes. */
@NullMarked
package dev.baton.intake.slack;

import org.jspecify.annotations.NullMarked;
