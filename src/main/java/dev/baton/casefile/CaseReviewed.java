package dev.baton.casefile;

/**
 * What a case depends on outside of itself has been looked at anew: its account, the rules, the day. Published in the
 * background, each in a transaction of its own; whether anything has changed is for the listeners to see.
 */
public record CaseReviewed(CaseNumber number) {}
