package dev.baton.engine;

import java.util.Map;
import java.util.Set;

/**
 * A task that somebody just completes, and what it asked.
 *
 * @param beans the listeners its model names for its completion, as in {@code ${bean}}
 * @param form key of its form, empty where it has none
 * @param questions labels by the keys of the form's fields
 */
public record CompletedForm(Set<String> beans, String form, Map<String, String> questions) {}
