package dev.baton.desk.report;

import dev.baton.casefile.AccountId;
import dev.baton.casefile.CaseReport;
import dev.baton.casefile.Categories;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Grade;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.WebRequest;

/** What somebody typed into the form, as it was typed. */
record TypedReport(Map<String, String> fields) {

    static final String SOURCE = "desk";
    static final List<String> CHANNELS = List.of("email", "phone", "chat", "portal", "social");

    /** The most characters of each. */
    private static final Map<String, Integer> TEXTS = Map.of(
            "account", 80, "contact", 200, "subject", 200, "description", 8_000, "productArea", 100, "form", 100);

    private static final List<String> CHOICES = List.of("category", "impact", "urgency", "channel", "chosen", "opens");
    private static final List<String> REQUIRED = List.of("subject", "description");

    static TypedReport of(WebRequest request) {
        var fields = new LinkedHashMap<String, String>();
        TEXTS.keySet().forEach(name -> fields.put(name, typed(request, name)));
        CHOICES.forEach(name -> fields.put(name, typed(request, name)));
        return new TypedReport(fields);
    }

    static TypedReport blank(String account, String form) {
        return new TypedReport(Map.of("account", account, "form", form));
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public boolean opensAccount() {
        return !get("opens").isEmpty();
    }

    /** What is wrong with each field, as the rest of a sentence; empty where nothing is. */
    Map<String, String> problems(Categories categories) {
        var problems = new LinkedHashMap<String, String>();
        TEXTS.forEach((name, most) -> {
            var problem = TextRules.problem(get(name), most, REQUIRED.contains(name));
            if (problem != null) {
                problems.put(name, problem);
            }
        });
        choice(problems, "category", categories.all());
        choice(problems, "impact", List.of("low", "medium", "high"));
        choice(problems, "urgency", List.of("low", "medium", "high"));
        choice(problems, "channel", CHANNELS);
        return problems;
    }

    /** @param account the id under which it is kept, or shall be */
    CaseReport report(String person, String account) {
        return new CaseReport(
                SOURCE,
                "%s:%s".formatted(person, get("form")),
                null,
                AccountId.of("account", account).value(),
                orNull("contact"),
                get("subject").strip(),
                get("description"),
                orNull("category"),
                orNull("productArea"),
                orNull("channel"),
                null,
                grade("impact"),
                grade("urgency"));
    }

    /** The same as the customer's word on another case; sent again it is the same message. */
    NewMessage message(String person) {
        return new NewMessage(
                Direction.INBOUND,
                false,
                orNull("contact"),
                get("subject").strip() + "\n\n" + get("description"),
                SOURCE,
                get("form").isEmpty() ? null : "%s:%s".formatted(person, get("form")),
                null);
    }

    /** Whether the id is one that an account can have. */
    static @Nullable String problemOfId(String id) {
        try {
            AccountId.of("account", id);
            return null;
        } catch (Refusal unfit) {
            return unfit.getMessage();
        }
    }

    private void choice(Map<String, String> problems, String name, List<String> known) {
        if (!get(name).isEmpty() && !known.contains(get(name))) {
            problems.put(name, "must be one of " + String.join(", ", known));
        }
    }

    private @Nullable Grade grade(String name) {
        return get(name).isEmpty() ? null : Grade.of(get(name));
    }

    private @Nullable String orNull(String name) {
        return get(name).isBlank() ? null : get(name).strip();
    }

    private static String typed(WebRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value.replace("\r\n", "\n");
    }
}
