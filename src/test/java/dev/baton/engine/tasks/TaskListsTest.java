package dev.baton.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.SqlStatements;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the lists of tasks cost, and who is in them when work has moved. */
@BatonTest
class TaskListsTest {

    private static final int MORE = 12;

    @Autowired
    private Desk desk;

    @Autowired
    private FilterService filters;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @LocalServerPort
    private int port;

    @AfterEach
    void asItWas() {
        jdbc.sql("drop extension if exists pg_stat_statements").update();
        desk.realTime();
    }

    @Test
    void noTaskOfAProcessHasAnAuthorizationOfItsOwn() {
        var number = desk.standardCase();
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));

        assertThat(jdbc.sql("""
                        select count(*) from act_ru_authorization grants join act_ru_task task on task.id_ = grants.resource_id_
                        """).query(Long.class).single()).isZero();
    }

    @Test
    void aListAsksAsMuchHoweverManyTasksAreOpen() {
        desk.standardCase();
        var sam = Visitor.named("sam", port);
        var list = "/camunda/api/engine/engine/default/filter/%s/count"
                .formatted(filters.createFilterQuery()
                        .filterName("My team")
                        .singleResult()
                        .getId());
        statements(sam, list);
        var few = statements(sam, list);

        IntStream.range(0, MORE).forEach(another -> desk.standardCase());

        assertThat(statements(sam, list)).isLessThanOrEqualTo(few);
    }

    @Test
    void aTeamWhoseWorkMovedReadsItAndDoesNotWorkOnIt() {
        var number = desk.standardCase();
        assertThat(statusOf("sana", "claim", number)).isEqualTo(204);
        assertThat(statusOf("sana", "unclaim", number)).isEqualTo(204);
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));

        assertThat(desk.sees("sana", "Work on case", number)).isTrue();
        assertThat(statusOf("sana", "claim", number)).isEqualTo(403);
        assertThat(desk.sees("cleo", "Work on case", number)).isFalse();
    }

    private int statusOf(String person, String how, CaseNumber number) {
        var task = desk.task("Work on case", number).orElseThrow().getId();
        return Visitor.named(person, port)
                .post("/engine-rest/task/%s/%s".formatted(task, how), "{\"userId\": \"%s\"}".formatted(person))
                .status();
    }

    /** At the least: whether people have changed is asked every half second besides. */
    private long statements(Visitor visitor, String path) {
        return LongStream.range(0, 3).map(time -> asked(visitor, path)).min().orElseThrow();
    }

    private long asked(Visitor visitor, String path) {
        var statements = new SqlStatements(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        assertThat(visitor.get(path).status()).isEqualTo(200);
        return statements.since().stream().mapToLong(SqlStatements.Use::calls).sum();
    }
}
