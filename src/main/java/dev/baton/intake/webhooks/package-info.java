/** Signed messages of a helpdesk: who sent them, and each has its effect once. */
@NullMarked
package dev.baton.intake.webhooks;

import org.jspecify.annotations.NullMarked;
