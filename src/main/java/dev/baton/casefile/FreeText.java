package dev.baton.casefile;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * What somebody wrote in their own words, in an event. Whoever keeps events for ever keeps a reference to it: it stays where it
 * can be corrected and erased.
 */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface FreeText {

    /** Whether the case file has it already, as the subject of the case or as a message. */
    boolean inCaseFile() default false;
}
