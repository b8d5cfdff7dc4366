package dev.baton.audit.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.audit.tree.CanonicalJson;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.RunningModel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes entries, each in the transaction of what it tells. */
@Component
public class Entries {

    public static final int VERSION = 3;

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Pseudonyms pseudonyms;

    Entries(JdbcClient jdbc, Clock clock, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.pseudonyms = pseudonyms;
    }

    /** @param inCaseFile whether the words stand in the case file, and only what they were is committed to here */
    record Word(String field, String text, boolean inCaseFile) {}

    /** An instant as it stands in entries. */
    public static String told(Instant at) {
        return AT.format(at);
    }

    /**
     * What happened to a case. One SQL statement, and one for each person, and for the case, that nobody had heard of here.
     *
     * @param byRule whether a rule or a clock decided it
     */
    void append(String kind, CaseNumber number, boolean byRule, ObjectNode details, List<Word> words) {
        var entry = begin(kind, byRule ? null : Origin.actor());
        if (byRule && Origin.actor() != null) {
            entry.put("cause", ref(Origin.actor()));
        }
        entry.put("case", number.value());
        var model = RunningModel.now();
        if (model != null) {
            entry.put("model", model);
        }
        entry.set("details", details);
        write(entry, Subject.CASE + number.value(), words);
    }

    /** A deed. As many SQL statements as an event. */
    void append(Deed deed) {
        var entry = begin(deed.kind(), deed.by() == null ? Origin.actor() : deed.by());
        if (deed.number() != null) {
            entry.put("case", deed.number().value());
        }
        if (deed.account() != null) {
            entry.put("account", deed.account());
        }
        if (deed.aboutType() != null && deed.aboutId() != null) {
            var id = switch (deed.aboutType()) {
                case Deed.PERSON -> ref(deed.aboutId());
                case Deed.CONTACT -> refOf(contact(deed.aboutId()));
                default -> deed.aboutId();
            };
            entry.putObject("about").put("type", deed.aboutType()).put("id", id);
        }
        var model = RunningModel.now();
        if (model != null) {
            entry.put("model", model);
        }
        ObjectNode details = PlainFacts.json(deed.details());
        deed.people().forEach((name, person) -> details.put(name, ref(person)));
        entry.set("details", details);
        write(
                entry,
                owner(deed),
                deed.words().entrySet().stream()
                        .map(word -> new Word(word.getKey(), word.getValue(), false))
                        .toList());
    }

    /** Whose key seals the words of a deed: the case's, the person's it is about, or that of who did it. */
    private static String owner(Deed deed) {
        if (deed.number() != null) {
            return Subject.CASE + deed.number().value();
        } else if (Deed.CONTACT.equals(deed.aboutType()) && deed.aboutId() != null) {
            return contact(deed.aboutId());
        } else if (Deed.PERSON.equals(deed.aboutType()) && deed.aboutId() != null) {
            return Subject.USER + deed.aboutId();
        }
        var by = deed.by() == null ? Origin.actor() : deed.by();
        return Subject.USER + (by == null ? Origin.BATON : by);
    }

    private ObjectNode begin(String kind, @Nullable String by) {
        var entry = JsonNodeFactory.instance.objectNode();
        entry.put("v", VERSION)
                .put("kind", kind)
                .put("who", by == null || by.equals(Origin.BATON) ? Origin.BATON : ref(by))
                .put("via", Origin.via());
        var request = Origin.request();
        if (request != null) {
            entry.put("request", request);
        }
        return entry;
    }

    /** The pseudonym of a person. */
    String ref(String person) {
        return refOf(Subject.USER + person);
    }

    private static String contact(String address) {
        return Subject.CONTACT + address.toLowerCase(Locale.ROOT);
    }

    private String refOf(String subject) {
        var found = pseudonyms.find(subject);
        if (found.isNew()) {
            name(found.subject());
        }
        return found.subject().ref();
    }

    private void name(Subject subject) {
        var entry = JsonNodeFactory.instance.objectNode();
        entry.put("v", VERSION)
                .put("kind", "PersonNamed")
                .put("who", Origin.BATON)
                .put("via", Origin.via());
        entry.putObject("about")
                .put("type", subject.name().startsWith(Subject.CONTACT) ? Deed.CONTACT : Deed.PERSON)
                .put("id", subject.ref());
        entry.putObject("details");
        write(entry, subject, List.of(new Word("name", subject.told(), false)));
    }

    private void write(ObjectNode entry, String owner, List<Word> words) {
        if (words.isEmpty()) {
            insert(entry, "", List.of(), List.of());
        } else {
            write(entry, pseudonyms.find(owner).subject(), words);
        }
    }

    private void write(ObjectNode entry, Subject owner, List<Word> words) {
        var commitments = entry.putObject("words");
        var sealed = new ArrayList<byte[]>();
        for (var word : words) {
            var seal =
                    word.inCaseFile() ? Seal.saltOnly(owner.key(), word.text()) : Seal.words(owner.key(), word.text());
            commitments.put(word.field(), seal.commitment());
            sealed.add(seal.sealed());
        }
        insert(entry, owner.ref(), words.stream().map(Word::field).toList(), sealed);
    }

    private void insert(ObjectNode entry, String owner, List<String> fields, List<byte[]> sealed) {
        var now = TimeFormat.stored(clock.instant());
        entry.put("at", told(now.toInstant()));
        jdbc.sql("""
                with entry as (insert into audit_entry (at, body) values (?, ?) returning id)
                insert into audit_word (entry, field, ref, sealed)
                select entry.id, word.field, subject.ref, word.sealed
                from entry, audit_subject subject, unnest(?::text[], ?::bytea[]) as word (field, sealed)
                where subject.ref = ? and subject.key is not null
                """)
                .params(
                        now,
                        new String(CanonicalJson.bytes(entry), StandardCharsets.UTF_8),
                        fields.toArray(String[]::new),
                        sealed.toArray(byte[][]::new),
                        owner)
                .update();
    }

    /** The same for people in the facts of an event, which the map names by their paths. */
    Map<String, String> refs(Map<String, String> people) {
        var refs = new java.util.LinkedHashMap<String, String>();
        people.forEach((path, person) -> refs.put(path, ref(person)));
        return refs;
    }
}
