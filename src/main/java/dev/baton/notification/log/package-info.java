/** What left Baton, what waits and what failed: on a page, in the API, and beside each message of a case. */
@NullMarked
package dev.baton.notification.log;

import org.jspecify.annotations.NullMarked;
