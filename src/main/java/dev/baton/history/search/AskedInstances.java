package dev.baton.history.search;

import dev.baton.casefile.Refusal;
import dev.baton.history.AskedTime;
import dev.baton.history.Model.Version;
import dev.baton.history.Models;
import dev.baton.history.tables.InstanceFilter;
import dev.baton.history.tables.InstanceState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody asks of instances, in words, as a filter; or what is wrong with it. */
@Component
class AskedInstances {

    /** Any model. */
    static final String ALL = "all";

    static final Set<String> KNOWN =
            Set.of("state", "model", "version", "case", "element", "person", "variable", "value", "of", "from", "to");
    private static final Set<String> BESIDES = Set.of("limit", "after", "language");
    private static final Pattern NUMBER = Pattern.compile("C?-?0*(\\d{1,18})", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 255;

    private final Models models;

    AskedInstances(Models models) {
        this.models = models;
    }

    /** @throws Refusal naming the field, with what to write instead */
    InstanceFilter read(Map<String, String> asked) {
        asked.forEach(AskedInstances::check);
        var key = model(asked.get("model"));
        var from = AskedTime.begin("from", asked.get("from"));
        var to = AskedTime.end("to", asked.get("to"));
        if (from != null && to != null && !from.isBefore(to)) {
            throw new Refusal("to", "lies before the begin of the period; exchange the two");
        }
        if (text(asked, "value") != null && text(asked, "variable") == null) {
            throw new Refusal("variable", "is missing: name the variable that has this value");
        }
        return new InstanceFilter(
                state(text(asked, "state")),
                key,
                definitions(key, text(asked, "version")),
                number(text(asked, "case")),
                text(asked, "element"),
                text(asked, "person"),
                text(asked, "variable"),
                text(asked, "value"),
                ended(text(asked, "of")),
                from,
                to);
    }

    private static void check(String field, String value) {
        if (!KNOWN.contains(field) && !BESIDES.contains(field)) {
            throw new Refusal(
                    field, "is no filter; there are " + KNOWN.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new Refusal(
                    field, "is longer than %d characters or has one that cannot be stored".formatted(LONGEST));
        }
    }

    private @Nullable String model(@Nullable String asked) {
        if (asked == null || asked.isBlank() || asked.equals(ALL)) {
            return null;
        }
        return asked.strip();
    }

    private List<String> definitions(@Nullable String key, @Nullable String version) {
        if (version == null) {
            return List.of();
        }
        if (key == null) {
            throw new Refusal("model", "is missing: choose the model that has this version");
        }
        var versions = models.find(key).map(model -> model.versions()).orElse(List.of());
        return versions.stream()
                .filter(one -> version.equals(Integer.toString(one.number())))
                .findFirst()
                .map(Version::definition)
                .map(List::of)
                .orElseThrow(() -> new Refusal(
                        "version",
                        versions.isEmpty()
                                ? "is not known: this model is not deployed"
                                : "must be one of "
                                        + versions.stream()
                                                .map(one -> Integer.toString(one.number()))
                                                .collect(Collectors.joining(", "))));
    }

    private static @Nullable InstanceState state(@Nullable String word) {
        return word == null
                ? null
                : InstanceState.of(word)
                        .orElseThrow(() -> new Refusal(
                                "state",
                                "must be one of "
                                        + Arrays.stream(InstanceState.values())
                                                .map(InstanceState::word)
                                                .collect(Collectors.joining(", "))));
    }

    private static @Nullable String number(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        var number = NUMBER.matcher(asked);
        if (!number.matches()) {
            throw new Refusal("case", "is no number of a case; write it like C-000123");
        }
        return String.format(Locale.ROOT, "C-%06d", Long.parseLong(number.group(1)));
    }

    private static boolean ended(@Nullable String of) {
        if (of != null && !Set.of("begin", "end").contains(of)) {
            throw new Refusal("of", "must be one of begin, end");
        }
        return "end".equals(of);
    }

    private static @Nullable String text(Map<String, String> asked, String field) {
        var text = asked.get(field);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
