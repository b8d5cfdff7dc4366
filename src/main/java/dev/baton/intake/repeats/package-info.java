/** A request sent again under its key acts once: it gets the answer it got before. */
@NullMarked
package dev.baton.intake.repeats;

import org.jspecify.annotations.NullMarked;
