package dev.baton.casefile;

public enum Priority {
    P1,
    P2,
    P3
}
