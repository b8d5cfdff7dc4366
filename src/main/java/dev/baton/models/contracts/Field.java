package dev.baton.models.contracts;

import java.util.Set;

/**
 * What a step reads from its form.
 *
 * @param key of the form's component
 * @param needed whether nobody could finish the step without it
 * @param choices what it may say, empty where that is open
 */
record Field(String key, boolean needed, Set<String> choices) {}
