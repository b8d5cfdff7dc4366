/** The outbox: what leaves Baton is written down where it happened, and sent by a job of its own until it is through. */
@NullMarked
package dev.baton.notification.outbox;

import org.jspecify.annotations.NullMarked;
