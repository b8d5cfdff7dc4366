package dev.baton.audit.erasure;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.tree.MerkleTree;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever asks for it is gone from every table, and the log still proves what happened. */
@BatonTest
class ErasureTest {

    private static final String CANARY = "wellensittich";

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Holds holds;

    @Autowired
    private LogBook log;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aContactIsGoneFromEveryTable() {
        var address = "maria.%s@acme.example".formatted(CANARY);
        var number = reported(address);
        live(number, address);
        var account = jdbc.sql("select account from support_case where number = ?")
                .param(number.value())
                .query(String.class)
                .single();
        var other = desk.report(account, facts("technical", "medium", "medium"));
        desk.says(other, "internal", "Maria WELLENSITTICH told us the same");
        desk.says(other, "internal", "A sanctuary of Marias");
        assertThat(where(CANARY)).as("the canary sings before").contains("interaction", "support_case", "mail");
        takeIn();
        var root = log.root(log.size());
        var size = log.size();

        erasures.ask("contact", address, List.of("Maria Wellensittich", "Maria"), "They asked on 3 May", "otto");
        assertThat(erasures.run()).isEqualTo(1);

        assertThat(where(CANARY)).as("where the canary still sings").isEmpty();
        assertThat(desk.stories(number)).isNotEmpty().anyMatch(story -> story.contains("(erased)"));
        assertThat(desk.page("/cases/" + number)).contains("(erased)");
        assertThat(desk.stories(other)).anyMatch(story -> story.equals("Note: (erased) told us the same"));
        assertThat(desk.stories(other)).contains("Note: A sanctuary of Marias");
        assertThat(log.root(size)).as("the log is as it was").isEqualTo(root);
        everyLeafIsTheHashOfItsEntry();
        assertThat(erasures.run()).as("done once").isZero();
        assertThat(erasures.all().get(0).subject()).isNull();
        desk.says(number, "inbound", "Life goes on");
        assertThat(desk.stories(number)).contains("Customer wrote: Life goes on");
    }

    @Test
    void oneOfUsIsGoneFromEveryTableWhenTheyAreGoneFromTheDesk() {
        var person = CANARY + System.nanoTime() % 1000;
        team.joins(person, "support-agent");
        var number = desk.standardCase();
        desk.says(number, "inbound", "Hello");
        desk.does(person, "Work on case", number, Desk.RESOLVED);
        assertThatThrownBy(() -> erasures.ask("person", person, List.of(), "They asked", "otto"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is here still");
        assertThatThrownBy(() -> erasures.ask("person", "P2", List.of(), "They asked", "otto"))
                .hasMessageContaining("was ever");
        assertThatThrownBy(() -> erasures.ask("person", "support-agent", List.of(), "They asked", "otto"))
                .hasMessageContaining("was ever");
        identities.deleteUser(person);
        desk.getsOn();
        assertThat(where(person)).isNotEmpty();

        erasures.ask("person", person, List.of(), "They asked", "otto");
        assertThat(erasures.run()).isEqualTo(1);

        assertThat(where(person)).isEmpty();
        assertThat(desk.page("/cases/" + number)).doesNotContain(person);
        takeIn();
        everyLeafIsTheHashOfItsEntry();
    }

    @Test
    void aHoldKeepsEverythingUntilItIsLifted() {
        var address = "held.%d@acme.example".formatted(System.nanoTime());
        var number = reported(address);
        holds.set(number.value(), null, "A court asks", "otto");

        assertThatThrownBy(() -> erasures.ask("contact", address, List.of(), "They asked", "otto"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(number.value());
        assertThatThrownBy(() -> holds.set(number.value(), null, "Twice", "otto"))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> holds.set("C-999999", null, "Unknown", "otto")).hasMessageContaining("no such case");
        assertThatThrownBy(() -> holds.set(null, null, "Nothing", "otto")).hasMessageContaining("either");

        holds.lift(
                holds.standing().stream()
                        .filter(hold -> number.value().equals(hold.caseNumber()))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                "otto");
        erasures.ask("contact", address, List.of(), "They asked", "otto");
        holds.set(number.value(), null, "In between", "otto");
        assertThat(erasures.run()).as("a hold that came in between").isZero();
        assertThat(erasures.all().get(0).problem()).contains(number.value());
        jdbc.sql("update legal_hold set lifted_by = 'otto', lifted_at = now() where lifted_at is null")
                .update();
        assertThat(erasures.run()).isEqualTo(1);
    }

    @Test
    void everyColumnThatCouldHoldSomebodysDataIsListed() {
        var listed = PersonalData.columns();
        var all = jdbc.sql("""
                        select c.table_name || '.' || c.column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where table_schema = current_schema() and table_type = 'BASE TABLE'
                          and c.table_name not like 'act\\_%' and (c.table_name not like 'audit\\_%' or c.table_name = 'audit_erasure')
                          and c.table_name <> 'flyway_schema_history'
                          and udt_name in ('text', '_text', 'jsonb', 'json', 'bytea', 'varchar', 'tsvector')
                        """).query(String.class).list();
        var known = listed.stream()
                .map(column -> column.table() + "." + column.column())
                .collect(Collectors.toSet());

        assertThat(new TreeSet<>(all.stream()
                        .filter(column -> !known.contains(column))
                        .filter(column -> !known.contains(column.replaceFirst("\\..*", ".*")))
                        .toList()))
                .as("columns that audit/personal-data.csv does not know")
                .isEmpty();
        assertThat(known.stream().filter(column -> !column.endsWith("*")).filter(column -> !all.contains(column)))
                .as("columns that are not there any more")
                .isEmpty();
    }

    @Test
    void onlyWhoMayAsksForIt() {
        var request = Map.of("kind", "contact", "subject", "nobody@acme.example", "reason", "They asked");
        for (var user : List.of("sam", "mara", "aud", "vera")) {
            assertThat(http.withBasicAuth(user, "baton")
                            .postForEntity("/api/audit/erasures", request, String.class)
                            .getStatusCode())
                    .as(user)
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(http.withBasicAuth("otto", "baton")
                        .postForEntity(
                                "/api/audit/erasures",
                                Map.of("kind", "contact", "subject", "x", "reason", "y"),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private CaseNumber reported(String address) {
        var facts = new HashMap<>(facts("technical", "medium", "medium"));
        facts.put("subject", "Export of " + CANARY);
        facts.put("description", "Dear all, " + CANARY + " here");
        facts.put("contact", "Maria <%s>".formatted(address));
        return desk.report(desk.ordinaryAccount(), facts);
    }

    /** As much as can be said about a case. */
    private void live(CaseNumber number, String address) {
        var about = " about " + CANARY;
        desk.says(number, "inbound", "Said" + about);
        desk.says(number, "outbound", "Answered" + about);
        desk.says(number, "internal", "Noted" + about);
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "third-party", "reason", "Waits" + about));
        desk.post(
                "/api/cases/%s/escalations".formatted(number),
                Map.of("kind", "functional", "reason", "Escalated" + about));
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType("message/rfc822"));
        var mail =
                "From: Maria <%s>\r\nTo: support@baton.example\r\nSubject: Mail%s\r\nMessage-ID: <%s@acme.example>\r\n\r\nWritten%s\r\n"
                        .formatted(address, about, System.nanoTime(), about);
        assertThat(http.withBasicAuth("mara", "baton")
                        .exchange(
                                "/api/mail",
                                HttpMethod.POST,
                                new HttpEntity<>(mail.getBytes(StandardCharsets.UTF_8), headers),
                                String.class)
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        desk.resolves(number);
    }

    private void takeIn() {
        while (log.takeIn() > 0) {
            // until nothing is left
        }
    }

    private void everyLeafIsTheHashOfItsEntry() {
        jdbc.sql("select hash, body from audit_leaf join audit_entry on id = entry")
                .query((row, number) -> {
                    assertThat(row.getBytes("hash"))
                            .isEqualTo(MerkleTree.leafHash(row.getString("body").getBytes(StandardCharsets.UTF_8)));
                    return number;
                })
                .list();
    }

    /** Every table in which it stands, as text or in bytes. */
    private List<String> where(String canary) {
        var found = new ArrayList<String>();
        var hex = java.util.HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1
                        """).query(String.class).list().forEach(table -> {
            var rows = jdbc.sql("select count(*) from %s t where t::text ilike ? or t::text like ?".formatted(table))
                    .params("%" + canary + "%", "%" + hex + "%")
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(table);
            }
        });
        return found;
    }
}
