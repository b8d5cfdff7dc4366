/** What was believed and cannot be taken in as it is: kept with place and reason until it is mended or dismissed. */
@NullMarked
package dev.baton.intake.quarantine;

import org.jspecify.annotations.NullMarked;
