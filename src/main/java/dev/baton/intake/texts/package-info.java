/** Whatever form words come in, people read them as text. */
@NullMarked
package dev.baton.intake.texts;

import org.jspecify.annotations.NullMarked;
