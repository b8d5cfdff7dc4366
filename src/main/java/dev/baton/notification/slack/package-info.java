/** Slack: a channel for an escalated case, made, kept current and archived. */
@NullMarked
package dev.baton.notification.slack;

import org.jspecify.annotations.NullMarked;
