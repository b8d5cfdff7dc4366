package dev.baton.history.instance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element that was entered.
 *
 * @param type as the engine calls it, such as {@code userTask}
 * @param ended null while it is open
 * @param cancelled whether it was left because something else ended it
 * @param until number of the last step during which it was open, 0 where it ended at once, null while it is open
 * @param person who had its task
 * @param called id of the instance that it called
 * @param flows ids of the flows by which it was entered, as far as they can be told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PathStep(
        String element,
        String name,
        String type,
        Instant began,
        @Nullable Instant ended,
        @Nullable Duration took,
        boolean cancelled,
        @Nullable Integer until,
        @Nullable String person,
        @Nullable String called,
        List<String> flows) {

    /** For the picture: the number of the step until which it lasts, or that it does still. */
    public String lasting() {
        return until == null ? "open" : until.toString();
    }
}
