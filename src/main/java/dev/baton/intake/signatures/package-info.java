/** How senders prove who they are. */
@NullMarked
package dev.baton.intake.signatures;

import org.jspecify.annotations.NullMarked;
