package dev.baton.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something was done to what the engine keeps, whichever way: people and groups, permissions, deployments, instances, jobs, variables.
 * Published in the transaction that does it.
 *
 * @param kind its name: {@code UserChanged}
 * @param by the user id of who did it; null for whoever is logged in, or Baton
 * @param businessKey of the process instance it is about; null where it is about none
 * @param aboutType what else it is about, such as {@code person}; null where nothing
 * @param aboutId its id
 * @param details facts that are nobody's personal data
 * @param people user ids by the name of the fact
 * @param words personal data and what people wrote, by the name of the fact
 */
public record EngineChange(
        String kind,
        @Nullable String by,
        @Nullable String businessKey,
        @Nullable String aboutType,
        @Nullable String aboutId,
        Map<String, Object> details,
        Map<String, String> people,
        Map<String, String> words) {

    /** It was tried and refused: the transaction it was tried in is rolled back. */
    public record Refused(EngineChange change) {}

    /** The type of what is about a person. */
    public static final String PERSON = "person";

    public static EngineChange of(String kind, String aboutType, String aboutId) {
        return new EngineChange(kind, null, null, aboutType, aboutId, Map.of(), Map.of(), Map.of());
    }

    public EngineChange with(String name, @Nullable Object fact) {
        return fact == null
                ? this
                : new EngineChange(
                        kind, by, businessKey, aboutType, aboutId, added(details, name, fact), people, words);
    }

    public EngineChange word(String name, @Nullable String text) {
        return text == null
                ? this
                : new EngineChange(
                        kind, by, businessKey, aboutType, aboutId, details, people, added(words, name, text));
    }

    private static <T> Map<String, T> added(Map<String, T> facts, String name, T fact) {
        var all = new LinkedHashMap<>(facts);
        all.put(name, fact);
        return all;
    }
}
