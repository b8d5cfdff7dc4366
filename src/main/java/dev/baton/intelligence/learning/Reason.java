package dev.baton.intelligence.learning;

/**
 * @param weight by how much a standard deviation of the feature raises the logarithm of the odds; below 0 it lowers them
 */
public record Reason(String feature, double weight) {}
