package dev.baton.intelligence.learning;

import java.util.Map;

/**
 * What was known at one moment, and what came of it.
 *
 * @param known by the name of a feature; one that is not there is 0
 */
public record Example(Map<String, Double> known, boolean cameTrue) {}
