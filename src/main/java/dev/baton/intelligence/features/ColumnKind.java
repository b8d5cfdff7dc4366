package dev.baton.intelligence.features;

/** What a column holds. */
public enum ColumnKind {
    CATEGORY,
    NUMBER,
    FLAG,
    TIME,
    TEXT
}
