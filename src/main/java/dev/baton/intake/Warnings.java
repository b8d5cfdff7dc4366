package dev.baton.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request said that had another effect than its sender may think, told beside the answer. */
public final class Warnings {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;
    private static final String HTML =
            " was HTML; it is kept as readable text (say \"format\": \"text\" to keep it as it is)";

    private final List<String> all = new ArrayList<>();

    public static Warnings ofUnknown(@Nullable Map<String, Object> fields) {
        var warnings = new Warnings();
        if (fields != null) {
            fields.keySet()
                    .forEach(name -> warnings.add("\"%s\" is not known here and was left out".formatted(shown(name))));
        }
        return warnings;
    }

    public void add(String warning) {
        if (all.size() < MOST) {
            all.add(warning);
        }
    }

    void html(String field) {
        add(field + HTML);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<String> all() {
        return List.copyOf(all);
    }

    private static String shown(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }
}
