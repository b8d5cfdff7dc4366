package dev.baton.history.instance;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.history.tables.TaskRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engine remembers of an instance. Each list holds so many as {@code baton.history.shown} says; times are ISO-8601
 * UTC, spans ISO-8601.
 *
 * @param businessKey number of the case, of a delivery, or null
 * @param definition id of the version of its model that it has now
 * @param version null where that was deleted
 * @param movedFrom numbers of versions that it had before it was moved to another one
 * @param state running, suspended, finished or cancelled
 * @param endedAt id of the element it ended with
 * @param reason why it was cancelled
 * @param startedBy user id
 * @param calledBy the instance that called it
 * @param called those that it called
 * @param planned labels of what it has not come by
 * @param cut whether some list was longer than what is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstanceStory(
        String id,
        @Nullable String businessKey,
        String model,
        String modelName,
        String definition,
        @Nullable Integer version,
        List<String> movedFrom,
        String state,
        Instant began,
        @Nullable Instant ended,
        @Nullable Duration took,
        @Nullable String endedAt,
        @Nullable String reason,
        @Nullable String startedBy,
        @Nullable Related calledBy,
        List<Related> called,
        List<PathStep> path,
        List<String> planned,
        List<TaskRow> tasks,
        List<VariableChange> variables,
        List<Operation> operations,
        List<Trouble> incidents,
        List<Attempt> failures,
        List<TakenDecision> decisions,
        boolean cut) {

    public record Related(
            String id,
            String model,
            Instant began,
            @Nullable Instant ended) {}

    /** @param value as text; null where it was removed or is nothing @param element during which it was set, null for the instance */
    public record VariableChange(
            Instant at,
            String name,
            String type,
            @Nullable String value,
            @Nullable String element) {}

    /** @param who user id @param what such as {@code Claim} @param on such as {@code Task} */
    public record Operation(
            Instant at,
            @Nullable String who,
            String what,
            String on,
            @Nullable String property,
            @Nullable String from,
            @Nullable String to,
            @Nullable String note) {}

    /** @param element id of where it stands @param ended when it was set right, null while it is not */
    public record Trouble(
            Instant at,
            String type,
            @Nullable String element,
            @Nullable String name,
            @Nullable String cause,
            @Nullable Instant ended) {}

    /** A job that failed. @param triesLeft how often it would be tried again without a person */
    public record Attempt(
            Instant at,
            @Nullable String element,
            @Nullable String name,
            @Nullable String cause,
            int triesLeft) {}

    public boolean isCase() {
        return businessKey != null && businessKey.matches("C-\\d{6,18}");
    }

    public boolean hasPicture() {
        return version != null;
    }
}
