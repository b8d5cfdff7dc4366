/** What helps whoever answers a customer, before the answer goes out. */
@NullMarked
package dev.baton.workplace.reply;

import org.jspecify.annotations.NullMarked;
