package dev.baton.casefile;

/** What the next person needs so that the customer need not say it again. */
public record Brief(String summary, String environment, String stepsTried, String hypothesis, String nextStep) {}
