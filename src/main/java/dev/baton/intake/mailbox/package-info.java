/** The ways in for mail: handed in raw by a mail server, or fetched from a mailbox. */
@NullMarked
package dev.baton.intake.mailbox;

import org.jspecify.annotations.NullMarked;
