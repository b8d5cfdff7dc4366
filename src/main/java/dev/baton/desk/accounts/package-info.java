/** The customers: what is known of them, how it went with them, and how much Support has to do. */
@NullMarked
package dev.baton.desk.accounts;

import org.jspecify.annotations.NullMarked;
