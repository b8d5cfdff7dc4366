package dev.baton.intelligence.learning;

/**
 * @param weight by how much the feature raises the logarithm of the odds above those of the mean case; below 0 it lowers them
 */
public record Reason(String feature, double weight) {}
