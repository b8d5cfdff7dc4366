package dev.baton.audit;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.audit.entry.Stories;
import dev.baton.casefile.CaseNumber;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The trail is for ever; what people wrote is not in it, and is read together with it. */
@BatonTest
class TrailTest {

    @Autowired
    private Desk desk;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcConnectionDetails connected;

    @Autowired
    private List<JavaMigration> javaMigrations;

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void whatARuleDecidesIsToldAsBatonsAndWhatAMachineSentAsSuch() {
        var number = desk.standardCase();
        desk.post(
                "/api/cases/%s/messages".formatted(number),
                Map.of("direction", "inbound", "text", "Out of office", "automatic", true));

        var entries = trail.after(0, number, 1_000);

        assertThat(entries)
                .filteredOn(entry ->
                        List.of("BatonPassed", "CasePrioritized", "PromiseMade").contains(entry.event()))
                .isNotEmpty()
                .extracting(AuditTrail.Entry::who)
                .containsOnly("baton");
        assertThat(entries)
                .filteredOn(entry -> List.of("CaseReported", "ActivityRecorded").contains(entry.event()))
                .extracting(AuditTrail.Entry::who)
                .hasSize(2)
                .doesNotContain("baton");
        assertThat(entries)
                .extracting(AuditTrail.Entry::story)
                .contains("Automatic message from the customer: Out of office");
    }

    @Test
    void theTrailHoldsNobodysWords() {
        var number = talkative();

        assertThat(trailOf(number))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain("canary")
                        .contains("ActivityRecorded|3", "CaseReported|3", "WaitingStarted|3"));
    }

    @Test
    void theStoryIsToldWithTheWordsThatStandInTheCaseFile() {
        var number = talkative();

        assertThat(desk.stories(number))
                .contains(
                        "Customer wrote: canary said",
                        "Note: canary noted",
                        "Waiting on customer: canary waits",
                        "Reported by %s through test: canary subject".formatted(account(number)))
                .anyMatch(story -> story.startsWith("Escalated") && story.contains("They ask for it"));
        assertThat(desk.page("/cases/" + number)).contains("Customer wrote: canary said");
    }

    @Test
    void whatIsCorrectedOrErasedIsToldSo() {
        var number = talkative();

        jdbc.sql("update interaction set text = 'corrected' where case_number = ? and text = 'canary said'")
                .param(number.value())
                .update();
        jdbc.sql("update support_case set subject = 'another subject' where number = ?")
                .param(number.value())
                .update();
        jdbc.sql("""
                        delete from audit_word where entry = (
                          select id from audit_entry where case_number = ? and kind = 'WaitingStarted')
                        """).param(number.value()).update();

        assertThat(desk.stories(number))
                .contains("Customer wrote: corrected", "Waiting on customer: (erased)")
                .anyMatch(story -> story.endsWith("another subject"));
    }

    @Test
    void theTimelineIsReadByPages() {
        var number = talkative();
        var all = trail.after(0, number, 1000);

        var first = trail.after(0, number, 3);
        assertThat(first).isEqualTo(all.subList(0, 3));
        assertThat(trail.after(first.get(2).id(), number, 1000)).isEqualTo(all.subList(3, all.size()));
        assertThat(trail.latest(number, 2)).isEqualTo(all.subList(all.size() - 2, all.size()));
    }

    @Test
    void wordsThatWereInTheTrailLeaveItWithTheMigration() {
        var old = database("trail_" + System.nanoTime());
        flyway(old, "24?").migrate();
        var before = JdbcClient.create(old);
        before.sql("insert into account (id, name, complete) values ('acme', 'acme', true)")
                .update();
        before.sql("""
                insert into support_case (number, source, external_id, account, subject, description, reported_at)
                values ('C-000001', 'crm', '1', 'acme', 'canary subject', 'x', now())
                """).update();
        List.of("canary one", "canary two", "canary one")
                .forEach(text -> before.sql("""
                insert into interaction (case_number, at, happened_at, direction, automatic, text)
                values ('C-000001', now(), now(), 'INBOUND', false, ?)
                """).param(text).update());
        old(before, "CaseReported", "{\"account\":\"acme\",\"source\":\"crm\",\"subject\":\"canary subject\"}");
        old(before, "ActivityRecorded", said("canary one"));
        old(before, "ActivityRecorded", said("canary two"));
        old(before, "ActivityRecorded", said("canary one"));
        old(before, "ActivityRecorded", said("canary lost"));
        old(before, "Briefed", """
                {"brief":{"summary":"canary s","environment":"canary e","stepsTried":"canary t","hypothesis":"canary h",\
                "nextStep":"canary n"}}""");
        old(before, "CaseClosed", "{\"at\":\"2026-11-25T12:00:00Z\",\"open\":\"PT2H\"}");

        flyway(old, "25").migrate();

        assertThat(before.sql("select concat_ws('|', event, story, details) from case_event")
                        .query(String.class)
                        .list())
                .hasSize(7)
                .allSatisfy(row -> assertThat(row).doesNotContain("canary"));
        assertThat(before.sql(
                                "select details #>> '{interaction,id}' from case_event where event = 'ActivityRecorded' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("1", "2", "3", null);
        flyway(old, "latest").migrate();
        assertThat(before.sql("select body from audit_entry where case_number is not null")
                        .query(String.class)
                        .list())
                .hasSize(7)
                .allSatisfy(body -> assertThat(body).doesNotContain("canary", "sam"));
        assertThat(new AuditTrail(before, Stories.of(before))
                        .after(0, new CaseNumber("C-000001"), 100).stream().map(AuditTrail.Entry::story))
                .containsExactly(
                        "Reported by acme through crm: canary subject",
                        "Customer wrote: canary one",
                        "Customer wrote: canary two",
                        "Customer wrote: canary one",
                        "Customer wrote: canary lost",
                        "Brief: canary s Environment: canary e Tried: canary t Hypothesis: canary h Next: canary n",
                        "Closed after 2 hours");
    }

    private CaseNumber talkative() {
        var facts = new java.util.HashMap<>(facts("technical", "medium", "medium"));
        facts.put("subject", "canary subject");
        facts.put("description", "canary description");
        var number = desk.report(desk.ordinaryAccount(), facts);
        desk.says(number, "inbound", "canary said");
        desk.says(number, "internal", "canary noted");
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "canary waits"));
        desk.escalate(number, "functional");
        return number;
    }

    private List<String> trailOf(CaseNumber number) {
        return jdbc.sql("""
                select string_agg(kind || '|' || (body::jsonb ->> 'v') || '|' || body, ' ')
                from audit_entry where case_number = ?
                """).param(number.value()).query(String.class).list();
    }

    private String account(CaseNumber number) {
        return jdbc.sql("select account from support_case where number = ?")
                .param(number.value())
                .query(String.class)
                .single();
    }

    private DriverManagerDataSource database(String name) {
        jdbc.sql("create database " + name).update();
        try (var connection = dataSource.getConnection()) {
            var url = connection.getMetaData().getURL().replaceFirst("/postgres(\\?|$)", "/" + name + "$1");
            return new DriverManagerDataSource(url, connected.getUsername(), connected.getPassword());
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Flyway flyway(DataSource database, String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .javaMigrations(javaMigrations.toArray(JavaMigration[]::new))
                .target(target)
                .load();
    }

    private static void old(JdbcClient database, String event, String details) {
        database.sql("""
                insert into case_event (case_number, at, who, event, story, details)
                values ('C-000001', now(), 'sam', ?, ?, ?::jsonb)
                """)
                .params(event, "Old story of " + (event.equals("CaseClosed") ? event : "a canary"), details)
                .update();
    }

    private static String said(String text) {
        return "{\"interaction\":{\"at\":\"2026-11-25T12:00:00Z\",\"direction\":\"inbound\",\"automatic\":false,\"text\":\"%s\"}}"
                .formatted(text);
    }
}
