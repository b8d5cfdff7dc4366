package dev.baton.casefile;

/** What the next person needs so that the customer need not say it again. */
public record Brief(
        @FreeText String summary,
        @FreeText String environment,
        @FreeText String stepsTried,
        @FreeText String hypothesis,
        @FreeText String nextStep) {}
