/** What endpoints are told: written down with what happens, passed on to the outbox, sent, and sent again when somebody asks for it. */
@NullMarked
package dev.baton.notification.telling;

import org.jspecify.annotations.NullMarked;
