/** What a CRM says of accounts. */
@NullMarked
package dev.baton.intake.accounts;

import org.jspecify.annotations.NullMarked;
