package dev.baton.routing.rota;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rota as it is written and kept.
 *
 * @param version the one it was made from; never kept in here
 * @param layers one at least, 20 at most
 * @param overrides 500 at most; those that are over for a month are forgotten, as are swaps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WrittenRota(
        @Nullable Long version,
        @Nullable List<WrittenLayer> layers,
        @Nullable List<WrittenOverride> overrides,
        @Nullable List<WrittenSwap> swaps,

        @JsonAnySetter @JsonIgnore @Schema(hidden = true) @Nullable
        Map<String, Object> unknown) {

    private static final Set<String> ONLY_ANSWERED = Set.of("group", "onCall", "changedBy", "changedAt", "warnings");

    public WrittenRota(List<WrittenLayer> layers, List<WrittenOverride> overrides, List<WrittenSwap> swaps) {
        this(null, layers, overrides, swaps, null);
    }

    /**
     * @param name for people, unlike the others'; "Layer 1" and so on where it is left out
     * @param level 1 (asked first; where it is left out) to 5
     * @param zone an IANA time zone such as {@code Europe/Berlin}
     * @param start the day of the first hand-over; with a day of the week the next such day from it on
     * @param end the day whose hand-over ends the last turn; may be left out
     * @param turn how long one takes, {@code P1D} to {@code P28D}; {@code P1W} is a week
     * @param people their ids, in the order of their turns, 100 at most
     * @param hours of the week in which it counts, written as in calendars.yml: {@code {"MON": ["18:00-24:00"]}}; left out, every hour
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WrittenLayer(
            @Nullable String name,
            @Nullable Integer level,
            @Nullable String zone,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable String turn,
            @Nullable HandOver handOver,
            @Nullable List<String> people,
            @Schema(type = "object") @Nullable JsonNode hours,

            @JsonAnySetter @JsonIgnore @Schema(hidden = true) @Nullable
            Map<String, Object> unknown) {}

    /**
     * @param time on the clock of the zone, {@code HH:MM}; 09:00 where it is left out
     * @param day MON to SUN, for turns of whole weeks; where it is left out the day of {@code start}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HandOver(@Nullable String time, @Nullable String day) {}

    /**
     * @param id given by Baton; leave it out for a new one
     * @param instead whose place it is; left out where somebody is on call besides
     * @param level on which somebody is on call besides, 1 where it is left out
     * @param to exclusive
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WrittenOverride(
            @Nullable Long id,
            @Nullable String instead,
            @Nullable String person,
            @Nullable Integer level,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String reason,

            @JsonAnySetter @JsonIgnore @Schema(hidden = true) @Nullable
            Map<String, Object> unknown) {

        WrittenOverride with(long number) {
            return new WrittenOverride(number, instead, person, level, from, to, reason, null);
        }
    }

    /**
     * @param layer its name
     * @param turns two, each named by the day of its hand-over in the zone of the layer
     * @param people whose turns these are by the layer; where it is left out those whose they are now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WrittenSwap(
            @Nullable Long id,
            @Nullable String layer,
            @Nullable List<LocalDate> turns,
            @Nullable List<String> people,

            @JsonAnySetter @JsonIgnore @Schema(hidden = true) @Nullable
            Map<String, Object> unknown) {

        WrittenSwap with(long number) {
            return new WrittenSwap(number, layer, turns, people, null);
        }
    }

    @JsonIgnore
    public List<WrittenLayer> layersWritten() {
        return layers == null ? List.of() : layers;
    }

    @JsonIgnore
    public List<WrittenOverride> overridesWritten() {
        return overrides == null ? List.of() : overrides;
    }

    @JsonIgnore
    public List<WrittenSwap> swapsWritten() {
        return swaps == null ? List.of() : swaps;
    }

    /** The fields nobody knows, by where they stand; what only an answer has is none of them. */
    @JsonIgnore
    public List<String> unknownFields() {
        var all = new ArrayList<String>();
        add(all, "", unknown);
        for (int i = 0; i < layersWritten().size(); i++) {
            add(all, "layers[%d].".formatted(i), layersWritten().get(i).unknown());
        }
        for (int i = 0; i < overridesWritten().size(); i++) {
            add(all, "overrides[%d].".formatted(i), overridesWritten().get(i).unknown());
        }
        for (int i = 0; i < swapsWritten().size(); i++) {
            add(all, "swaps[%d].".formatted(i), swapsWritten().get(i).unknown());
        }
        return all;
    }

    private static void add(List<String> all, String at, @Nullable Map<String, Object> unknown) {
        if (unknown != null) {
            unknown.keySet().stream()
                    .filter(field -> !at.isEmpty() || !ONLY_ANSWERED.contains(field))
                    .forEach(field -> all.add(at + field));
        }
    }
}
