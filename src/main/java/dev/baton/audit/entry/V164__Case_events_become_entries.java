package dev.baton.audit.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.audit.tree.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * The trail as it was kept until now becomes entries, under the numbers they had: people under pseudonyms, words sealed. The old tables
 * go.
 */
@Component
public class V164__Case_events_become_entries extends BaseJavaMigration {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 1_000;

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        List<Subject> people;
        try (var all = connection.createStatement();
                var move = new Move(connection)) {
            all.setFetchSize(AT_ONCE);
            var rows = all.executeQuery("""
                    select e.id, e.case_number, e.at, e.who, e.event, e.story, e.details::text as details,
                      coalesce((select jsonb_object_agg(field, text) from case_event_text t where t.event_id = e.id), '{}')::text
                        as texts
                    from case_event e order by e.id
                    """);
            while (rows.next()) {
                move.row(rows);
            }
            people = move.people();
        }
        try (var last = connection.createStatement()) {
            last.execute("select setval('audit_entry_id', coalesce((select max(id) from case_event), 0) + 1, false)");
            name(connection, people);
            last.execute("drop table case_event_text");
            last.execute("drop table case_event");
        }
    }

    /** What was done is told of pseudonyms; whose they are is committed to now. */
    private static void name(Connection connection, List<Subject> people) throws SQLException {
        try (var entry = connection.prepareStatement("insert into audit_entry (at, body) values (?, ?) returning id");
                var word = connection.prepareStatement(
                        "insert into audit_word (entry, field, ref, sealed) values (?, 'name', ?, ?)")) {
            for (var person : people) {
                var at = OffsetDateTime.now(ZoneOffset.UTC);
                var seal = Seal.words(person.key(), person.told());
                var body = JSON.createObjectNode()
                        .put("v", Entries.VERSION)
                        .put("at", Entries.told(at.toInstant()))
                        .put("kind", "PersonNamed")
                        .put("who", Origin.BATON)
                        .put("via", "job");
                body.putObject("about").put("type", "person").put("id", person.ref());
                body.putObject("details");
                body.putObject("words").put("name", seal.commitment());
                entry.setObject(1, at);
                entry.setString(2, new String(CanonicalJson.bytes(body), StandardCharsets.UTF_8));
                var made = entry.executeQuery();
                made.next();
                word.setLong(1, made.getLong(1));
                word.setString(2, person.ref());
                word.setBytes(3, seal.sealed());
                word.executeUpdate();
            }
        }
    }

    private static final class Move implements AutoCloseable {

        private final PreparedStatement entry;
        private final PreparedStatement word;
        private final PreparedStatement subject;
        private final Map<String, Subject> pseudonyms = new HashMap<>();
        private int waiting;

        private Move(Connection connection) throws SQLException {
            entry = connection.prepareStatement("insert into audit_entry (id, at, body) values (?, ?, ?)");
            word = connection.prepareStatement(
                    "insert into audit_word (entry, field, ref, sealed) values (?, ?, ?, ?)");
            subject = connection.prepareStatement(
                    "insert into audit_subject (ref, subject, key, made_at) values (?, ?, ?, ?)");
        }

        private void row(ResultSet row) throws Exception {
            var event = row.getString("event");
            var at = row.getObject("at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
            var details = (ObjectNode) JSON.readTree(row.getString("details"));
            var words = EventJson.keepAgain(
                    event, details, person -> find(Subject.USER + person, at).ref());
            ((ObjectNode) JSON.readTree(row.getString("texts")))
                    .fields()
                    .forEachRemaining(text -> words.add(
                            new Entries.Word(text.getKey(), text.getValue().asText(), false)));
            if (row.getString("story") != null) {
                words.add(new Entries.Word("story", row.getString("story"), false));
            }
            var who = row.getString("who");
            var body = JSON.createObjectNode()
                    .put("v", Entries.VERSION)
                    .put("at", Entries.told(at.toInstant()))
                    .put("kind", event)
                    .put(
                            "who",
                            who.equals(Origin.BATON)
                                    ? who
                                    : find(Subject.USER + who, at).ref())
                    .put("case", row.getString("case_number"));
            body.set("details", details);
            insert(row.getLong("id"), at, body, find(Subject.CASE + row.getString("case_number"), at), words);
        }

        private void insert(long id, OffsetDateTime at, ObjectNode body, Subject owner, List<Entries.Word> words)
                throws SQLException {
            for (var text : words) {
                var sealed = text.inCaseFile()
                        ? Seal.saltOnly(owner.key(), text.text())
                        : Seal.words(owner.key(), text.text());
                body.withObjectProperty("words").put(text.field(), sealed.commitment());
                word.setLong(1, id);
                word.setString(2, text.field());
                word.setString(3, owner.ref());
                word.setBytes(4, sealed.sealed());
                word.addBatch();
            }
            entry.setLong(1, id);
            entry.setObject(2, at);
            entry.setString(3, new String(CanonicalJson.bytes(body), StandardCharsets.UTF_8));
            entry.addBatch();
            if (++waiting >= AT_ONCE) {
                flush();
            }
        }

        private Subject find(String name, OffsetDateTime at) {
            return pseudonyms.computeIfAbsent(name, absent -> {
                try {
                    var made = new Subject(
                            "p-" + HexFormat.of().formatHex(Seal.random(8)), name, Seal.random(Seal.KEY_BYTES));
                    subject.setString(1, made.ref());
                    subject.setString(2, name);
                    subject.setBytes(3, made.key());
                    subject.setObject(4, at);
                    subject.addBatch();
                    return made;
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
        }

        private List<Subject> people() {
            return pseudonyms.values().stream()
                    .filter(one -> one.name().startsWith(Subject.USER))
                    .toList();
        }

        private void flush() throws SQLException {
            subject.executeBatch();
            entry.executeBatch();
            word.executeBatch();
            waiting = 0;
        }

        @Override
        public void close() throws SQLException {
            flush();
            subject.close();
            entry.close();
            word.close();
        }
    }
}
