package dev.baton.audit.search;

import dev.baton.casefile.TimeFormat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What entries are asked for: those to which all of it applies.
 *
 * @param number of a case
 * @param who the pseudonym of who did it, or {@code baton}; what is none of anybody finds nothing
 * @param kinds one of these; empty for each
 * @param from not before
 * @param to before
 * @param account of the entry or of its case
 * @param about the id of what it is about, of a person the pseudonym
 * @param model {@code support-case} in any version, or {@code support-case:4}
 * @param text somewhere in the details, whatever its capitals
 */
public record Question(
        @Nullable String number,
        @Nullable String who,
        List<String> kinds,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String account,
        @Nullable String about,
        @Nullable String model,
        @Nullable String text) {

    public static final Question EVERYTHING = new Question(null, null, List.of(), null, null, null, null, null, null);

    private static final Pattern WILD = Pattern.compile("[\\\\_%]");

    public boolean isEverything() {
        return equals(EVERYTHING);
    }

    public static Question ofCase(String number) {
        return new Question(number, null, List.of(), null, null, null, null, null, null);
    }

    /** As conditions on {@code audit_entry e}, but for the text; never empty. */
    String condition() {
        var all = new StringBuilder("true");
        conditions().keySet().forEach(condition -> all.append(" and ").append(condition));
        return all.toString();
    }

    /** The condition that no index answers. */
    String textCondition() {
        return text == null ? "true" : "strpos(lower((e.body::jsonb -> 'details')::text), lower(:text)) > 0";
    }

    Map<String, Object> params() {
        var all = new LinkedHashMap<String, Object>();
        conditions().values().forEach(all::putAll);
        if (text != null) {
            all.put("text", text);
        }
        return all;
    }

    private Map<String, Map<String, Object>> conditions() {
        var all = new LinkedHashMap<String, Map<String, Object>>();
        add(all, "e.case_number = :case", "case", number);
        add(all, "e.who = :who", "who", who);
        if (!kinds.isEmpty()) {
            all.put("e.kind = any (:kinds)", Map.of("kinds", kinds.toArray(String[]::new)));
        }
        add(all, "e.at >= :from", "from", from == null ? null : TimeFormat.stored(from));
        add(all, "e.at < :to", "to", to == null ? null : TimeFormat.stored(to));
        add(all, """
                (e.body::jsonb ->> 'account' = :account
                  or e.case_number = any (array(select number from support_case where account = :account)))
                """, "account", account);
        add(all, "e.body::jsonb #>> '{about,id}' = :about", "about", about);
        if (model != null) {
            var versioned = model.indexOf(':') > 0;
            add(
                    all,
                    "e.body::jsonb ->> 'model' " + (versioned ? "= :model" : "like :model"),
                    "model",
                    versioned ? model : WILD.matcher(model).replaceAll("\\\\$0") + ":%");
        }
        return all;
    }

    private static void add(
            Map<String, Map<String, Object>> all, String condition, String name, @Nullable Object value) {
        if (value != null) {
            all.put(condition, Map.of(name, value));
        }
    }
}
