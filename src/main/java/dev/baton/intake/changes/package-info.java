/** What a source does to a case after it reported it: the case follows, or its people are told. */
@NullMarked
package dev.baton.intake.changes;

import org.jspecify.annotations.NullMarked;
