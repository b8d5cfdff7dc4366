/** The words of a mail: in whatever characters they came, and without what is only repeated below them. */
@NullMarked
package dev.baton.intake.mailtext;

import org.jspecify.annotations.NullMarked;
