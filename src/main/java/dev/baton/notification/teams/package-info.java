/** Channels of Microsoft Teams: what happens to a case as a card, by the webhook of a workflow. */
@NullMarked
package dev.baton.notification.teams;

import org.jspecify.annotations.NullMarked;
