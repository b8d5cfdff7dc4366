package dev.baton.kpi;

/** What a period is cut into, in the zone that is asked for. */
public enum Span {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER
}
