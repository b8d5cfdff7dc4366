/** What may be given to a customer, by whom, and who is asked where it is more. */
@NullMarked
package dev.baton.resolution.concessions;

import org.jspecify.annotations.NullMarked;
