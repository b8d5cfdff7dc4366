package dev.baton.casefile;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An event that a rule or a clock decides, whoever did what it answers to. */
@Target(TYPE)
@Retention(RUNTIME)
public @interface ByRule {}
