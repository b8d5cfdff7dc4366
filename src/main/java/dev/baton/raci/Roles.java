package dev.baton.raci;

import dev.baton.casefile.Activity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who does what for one activity. The groups' ids, as the models write them. */
public record Roles(
        String activity, List<String> responsible, String accountable, List<String> consulted, List<String> informed) {

    static Roles of(String activity, Map<String, Object> row) {
        return new Roles(
                activity,
                groups(row.get("responsible")),
                Objects.toString(row.get("accountable"), "").strip(),
                groups(row.get("consulted")),
                groups(row.get("informed")));
    }

    Roles partCalled(String part) {
        return new Roles(part, responsible, accountable, List.of(), List.of());
    }

    /** Where nobody is Responsible, the Accountable does it. */
    public List<String> doers() {
        return responsible.isEmpty() ? List.of(accountable) : responsible;
    }

    /** Everybody who has a part in it, each once. */
    public List<String> groups() {
        return Stream.of(responsible, List.of(accountable), consulted, informed)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** What the group is for this activity, such as {@code R}, {@code AR} or nothing. */
    public String letters(String group) {
        return (responsible.contains(group) ? "R" : "")
                + (accountable.equals(group) ? "A" : "")
                + (consulted.contains(group) ? "C" : "")
                + (informed.contains(group) ? "I" : "");
    }

    /** The activity for people: "initialTriage" is "Initial triage". */
    public String title() {
        var words = Activity.told(activity);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static List<String> groups(@Nullable Object written) {
        return written == null
                ? List.of()
                : Arrays.stream(written.toString().split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList();
    }
}
