package dev.baton.history.tables;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Instances of a model that began in a period: the newest of them, so many at most.
 *
 * @param definitions ids of its versions; none where any will do
 * @param from inclusive
 * @param to exclusive
 */
public record Period(String key, List<String> definitions, Instant from, Instant to, int most) {

    /** A {@code with} clause {@code seen}, to be followed by others or by a select. */
    String seen() {
        return """
                with seen as materialized (
                  select p.proc_inst_id_, p.start_time_, p.end_time_, p.state_ from act_hi_procinst p
                  where p.proc_def_key_ = :key and p.start_time_ >= :from and p.start_time_ < :to %s
                  order by p.start_time_ desc, p.proc_inst_id_ desc limit :most)
                """.formatted(definitions.isEmpty() ? "" : "and p.proc_def_id_ in (:definitions)");
    }

    Map<String, Object> params() {
        var times = Map.<String, Object>of(
                "key", key, "from", EngineTime.stored(from), "to", EngineTime.stored(to), "most", most);
        if (definitions.isEmpty()) {
            return times;
        }
        var all = new java.util.HashMap<>(times);
        all.put("definitions", definitions);
        return all;
    }
}
