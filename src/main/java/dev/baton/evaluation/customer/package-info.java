/** Whoever tries Baton out answers its mails as the customer would. */
@NullMarked
package dev.baton.evaluation.customer;

import org.jspecify.annotations.NullMarked;
