package dev.baton.casefile;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The user id of a person, or of the group where all of it are meant, in an event. Whoever keeps events for ever keeps a pseudonym instead. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface PersonId {}
