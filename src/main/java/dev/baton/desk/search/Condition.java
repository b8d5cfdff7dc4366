package dev.baton.desk.search;

import java.util.Map;

/** A part of a query: a condition of fixed text, and its named parameters. */
public record Condition(String sql, Map<String, Object> params) {}
