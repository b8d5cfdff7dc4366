package dev.baton.kpi;

/** What cases are told apart by, as it was then; product area and channel as they are. */
public enum Dimension {
    TEAM,
    /** Of people only for who may see them. */
    PERSON,
    ACCOUNT,
    TIER,
    REGION,
    PRIORITY,
    CATEGORY,
    AREA,
    CHANNEL
}
