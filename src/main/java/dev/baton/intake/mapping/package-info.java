/** What a payload becomes, by the rules of its source. */
@NullMarked
package dev.baton.intake.mapping;

import org.jspecify.annotations.NullMarked;
