package dev.baton.history.heat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.history.tables.PassCounts.Instances;
import dev.baton.history.tables.Passes;
import java.time.Instant;
import java.util.List;

/**
 * How instances of a model that began in a period came by its elements. Spans are ISO-8601; the median and p90 of each.
 *
 * @param versions numbers of the versions; empty for all of them
 * @param from inclusive
 * @param to exclusive
 * @param instances what it is made of
 * @param cut whether there are older ones in the period that were not looked at
 * @param elements those that were entered, the one most often entered first
 * @param unreached labels of those of the newest asked version that were not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeatMap(
        String model,
        List<Integer> versions,
        Instant from,
        Instant to,
        Instances instances,
        boolean cut,
        List<Passes> elements,
        List<String> unreached) {}
