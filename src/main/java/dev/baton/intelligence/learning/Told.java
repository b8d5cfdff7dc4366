package dev.baton.intelligence.learning;

/** A risk as it was told beforehand, and what came of it. */
public record Told(double risk, boolean cameTrue) {}
