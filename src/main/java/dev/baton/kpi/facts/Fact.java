package dev.baton.kpi.facts;

import java.time.Instant;
import java.util.Map;

/**
 * Something of a case that counts.
 *
 * @param facts of which kind: {@code opened}, {@code clock}
 * @param of which of them, such as the clock; empty where there is but one
 * @param nth the how manieth of this kind in the case, from 0 on
 * @param at when it counts
 * @param traits whose and of what it was then
 * @param figures what is known of it by name, in whole numbers: seconds, points, and 1 or 0 for yes and no; what is not known is left out
 */
public record Fact(String facts, String of, int nth, Instant at, Traits traits, Map<String, Long> figures) {}
