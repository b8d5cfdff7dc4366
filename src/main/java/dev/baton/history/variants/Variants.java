package dev.baton.history.variants;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The paths instances of a period took. Spans are ISO-8601.
 *
 * @param from inclusive
 * @param to exclusive
 * @param counted instances looked at: the newest of the period
 * @param cut whether there are older ones in it that were not looked at
 * @param ended how many of them are over: the paths are theirs
 * @param paths the most frequent ones
 * @param different how many different ones there are
 * @param rest how many instances took another one than these
 * @param rework elements that were entered again in the same instance
 * @param pingPong tasks that came back to a team from another one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Variants(
        String model,
        Instant from,
        Instant to,
        long counted,
        boolean cut,
        long ended,
        List<Variant> paths,
        long different,
        long rest,
        List<Rework> rework,
        List<PingPong> pingPong) {

    /** @param share of the ended instances, 0 to 1 @param example id of one that took it */
    public record Variant(List<Step> steps, long instances, double share, Duration median, String example) {}

    /** @param times in a row */
    public record Step(String element, String name, int times) {}

    /** @param instances in how many @param repeats how often besides the first time, all together */
    public record Rework(String element, String name, long instances, long repeats) {}

    /**
     * @param instances in how many
     * @param times how often a team had it back, all together
     * @param teams the most frequent way, such as support-agent, engineering, support-agent
     * @param example id of an instance
     */
    public record PingPong(
            String element, String name, long instances, long times, List<String> teams, String example) {}
}
