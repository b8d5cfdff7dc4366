package dev.baton.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class CalendarsTest {

    @Autowired
    private Calendars calendars;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private long latest;

    @BeforeEach
    void rememberTheLatest() {
        latest = jdbc.sql("select coalesce(max(version), 0) from calendars")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void leaveTheLatestAsItWas() {
        jdbc.sql("delete from calendars where version > ?").param(latest).update();
    }

    @Test
    void aChangeIsANewVersionAndTheOldOneStaysAsItWas() {
        var office = "office-" + UUID.randomUUID();
        var before = calendars.keep("first", yaml(office, "Europe/Berlin"));
        var after = calendars.keep("second", yaml(office, "Europe/Paris"));

        assertThat(after).isGreaterThan(before).isEqualTo(calendars.latest());
        assertThat(calendars.get(before, office).zone()).hasToString("Europe/Berlin");
        assertThat(calendars.get(after, office).zone()).hasToString("Europe/Paris");
        assertThat(calendars.get(after, office)).isSameAs(calendars.get(after, office));
        assertThat(calendars.names(after)).isEqualTo(Set.of("24x7", office));
    }

    @Test
    void theSameContentIsTheSameVersion() {
        var yaml = yaml("office-" + UUID.randomUUID(), "UTC");
        var version = calendars.keep("first", yaml);

        assertThat(calendars.keep("again", yaml)).isEqualTo(version);
        assertThat(deployment(version)).isEqualTo("first");
    }

    @Test
    void whatWasThereBeforeTheLatestIsNewAgain() {
        var one = yaml("office-" + UUID.randomUUID(), "UTC");
        var first = calendars.keep("one", one);
        calendars.keep("two", yaml("office-" + UUID.randomUUID(), "UTC"));

        assertThat(calendars.keep("back to one", one)).isGreaterThan(first);
    }

    @Test
    void tenNodesThatStartAtOnceKeepOneVersion() throws Exception {
        var yaml = yaml("office-" + UUID.randomUUID(), "UTC");
        Callable<Long> start = () -> calendars.keep("start", yaml);
        var nodes = Executors.newFixedThreadPool(10);
        try {
            var versions = nodes
                    .invokeAll(IntStream.range(0, 10).mapToObj(i -> start).toList())
                    .stream()
                    .map(CalendarsTest::result)
                    .toList();

            assertThat(versions).containsOnly(calendars.latest());
        } finally {
            nodes.shutdown();
        }
    }

    @Test
    void badCalendarsAreNotKept() {
        var before = count();

        assertThatThrownBy(() -> calendars.keep("bad", "office: {zone: Mars}")).isInstanceOf(BadCalendars.class);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aDeploymentThatFailsLeavesNoVersionBehind() {
        var before = calendars.keep("before", yaml("office-" + UUID.randomUUID(), "UTC"));

        new TransactionTemplate(transactions).executeWithoutResult(deployment -> {
            calendars.keep("failing", yaml("office-" + UUID.randomUUID(), "UTC"));
            deployment.setRollbackOnly();
        });

        assertThat(calendars.latest()).isEqualTo(before);
    }

    @Test
    void anUnknownNameIsToldWithThoseThatExist() {
        var version = calendars.keep("x", yaml("office", "UTC"));

        assertThatThrownBy(() -> calendars.get(version, "ofice"))
                .isInstanceOf(UnknownCalendar.class)
                .hasMessageContaining("24x7, office");
    }

    @Test
    void withoutCalendarsItIsToldWhatToDo() {
        new TransactionTemplate(transactions).executeWithoutResult(emptied -> {
            jdbc.sql("delete from calendars").update();
            assertThatThrownBy(calendars::latest)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Deploy processes/calendars.yml");
            emptied.setRollbackOnly();
        });
    }

    private long count() {
        return jdbc.sql("select count(*) from calendars").query(Long.class).single();
    }

    private String deployment(long version) {
        return jdbc.sql("select deployment from calendars where version = ?")
                .param(version)
                .query(String.class)
                .single();
    }

    private static String yaml(String name, String zone) {
        return "%s: {zone: %s, hours: {MON: ['09:00-17:00']}}%n".formatted(name, zone);
    }

    private static long result(Future<Long> attempt) {
        try {
            return attempt.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
