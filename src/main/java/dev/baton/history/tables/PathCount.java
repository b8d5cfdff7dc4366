package dev.baton.history.tables;

import java.time.Duration;
import java.util.List;

/**
 * A path that ended instances took.
 *
 * @param elements ids in the order in which they were entered, without gateways
 * @param instances how many took it
 * @param median of how long they took
 * @param example id of one of them
 */
public record PathCount(List<String> elements, long instances, Duration median, String example) {}
