package dev.baton.intelligence.features;

/** A column that nothing is told by. */
public record Ignored(String feature, String why) {}
