package dev.baton.raci;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who does what for one activity. The groups' ids, as the models write them. */
record Roles(
        String activity, List<String> responsible, String accountable, List<String> consulted, List<String> informed) {

    /** Where nobody is Responsible, the Accountable does it. */
    List<String> doers() {
        return responsible.isEmpty() ? List.of(accountable) : responsible;
    }

    /** The activity for people: "initialTriage" is "Initial triage". */
    String title() {
        var words = activity.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static List<String> groups(@Nullable Object written) {
        return written == null
                ? List.of()
                : Arrays.stream(written.toString().split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList();
    }
}
