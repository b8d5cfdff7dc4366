/** Mail: what was said to a customer as a message they can answer, and how its answers and bounces find back. */
@NullMarked
package dev.baton.notification.mail;

import org.jspecify.annotations.NullMarked;
