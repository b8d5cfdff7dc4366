package dev.baton.audit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is told to somebody.
 *
 * @param entry its number; larger ones were begun later
 * @param leaf its place in the log; absent until it was taken in, a second after its commit at most
 * @param at when, by the clock of the desk
 * @param who a user id, or the pseudonym for whoever sees no names; {@code baton} where a rule, a clock or a job did it
 * @param behalf in whose name
 * @param cause whose doing a rule answered to
 * @param via how it came
 * @param request the id of the request, as in the log files
 * @param number of the case
 * @param about what else it is about, {@code type} and {@code id}
 * @param model under which version of which model
 * @param details what changed
 * @param words what people wrote, by its path, as far as it is there still; absent for whoever sees no names
 * @param story what happened to a case as a sentence; absent of what happened elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Found(
        long entry,
        @Nullable Long leaf,
        Instant at,
        String kind,
        String who,
        @Nullable String behalf,
        @Nullable String cause,
        @Nullable String via,
        @Nullable String request,
        @JsonProperty("case") @Nullable String number,
        @Nullable String account,
        @Nullable Map<String, Object> about,
        @Nullable String model,
        Map<String, Object> details,
        @Nullable Map<String, String> words,
        @Nullable String story) {}
