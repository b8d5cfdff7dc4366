package dev.baton.casefile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, other than what happens to a case ({@link CaseEvent}): a login, a token, an absence, a deployment. Whoever does
 * it publishes it as a Spring event in the transaction that does it, and it is remembered there; a listener that fails makes it not
 * have happened.
 *
 * @param kind its name, like that of an event: {@code TokenMade}
 * @param by the user id of who did it; null for whoever is logged in, or Baton
 * @param number the case it is about; null where it is about none
 * @param account the id of the account it is about; null where it is about none
 * @param aboutType what else it is about: {@code person}, {@code token}, {@code model}; null where nothing
 * @param aboutId its id; of a person the user id
 * @param details facts that are nobody's personal data: texts, whole numbers, booleans, maps and lists of them
 * @param people user ids by the name of the fact
 * @param words what people wrote, and personal data, by the name of the fact; can be erased
 */
public record Deed(
        String kind,
        @Nullable String by,
        @Nullable CaseNumber number,
        @Nullable String account,
        @Nullable String aboutType,
        @Nullable String aboutId,
        Map<String, Object> details,
        Map<String, String> people,
        Map<String, String> words) {

    public static final String PERSON = "person";

    /** A customer's contact, by mail address. */
    public static final String CONTACT = "contact";

    /** It was tried and did not come about: remembered when the transaction it was tried in is over, whichever way that ends. */
    public record Refused(Deed deed) {}

    public static Deed of(String kind) {
        return new Deed(kind, null, null, null, null, null, Map.of(), Map.of(), Map.of());
    }

    public Deed by(@Nullable String person) {
        return new Deed(kind, person, number, account, aboutType, aboutId, details, people, words);
    }

    public Deed on(CaseNumber subject) {
        return new Deed(kind, by, subject, account, aboutType, aboutId, details, people, words);
    }

    public Deed ofAccount(String id) {
        return new Deed(kind, by, number, id, aboutType, aboutId, details, people, words);
    }

    public Deed about(String type, String id) {
        return new Deed(kind, by, number, account, type, id, details, people, words);
    }

    public Deed with(String name, @Nullable Object fact) {
        return new Deed(kind, by, number, account, aboutType, aboutId, added(details, name, fact), people, words);
    }

    /** A fact that had another value before. Nothing where it has not changed. */
    public Deed changed(String name, @Nullable Object from, @Nullable Object to) {
        if (java.util.Objects.equals(from, to)) {
            return this;
        }
        var change = new LinkedHashMap<String, Object>();
        change.put("from", from);
        change.put("to", to);
        return with(name, change);
    }

    public Deed person(String name, @Nullable String id) {
        return new Deed(kind, by, number, account, aboutType, aboutId, details, added(people, name, id), words);
    }

    public Deed words(String name, @Nullable String text) {
        return new Deed(kind, by, number, account, aboutType, aboutId, details, people, added(words, name, text));
    }

    private static <T> Map<String, T> added(Map<String, T> facts, String name, @Nullable T fact) {
        if (fact == null) {
            return facts;
        }
        var all = new LinkedHashMap<>(facts);
        all.put(name, fact);
        return all;
    }
}
