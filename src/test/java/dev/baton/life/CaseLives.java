package dev.baton.life;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.spring.JqwikSpringSupport;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random lives of a case against the table of docs/case-life.md: after each of thirty happenings everything that is always true
 * of a case is true of this one.
 */
@JqwikSpringSupport
@BatonTest
class CaseLives {

    private static final Path KEPT = Path.of("src/test/resources/case-lives");

    @Autowired
    private Desk people;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    private LifeDesk desk;

    @BeforeTry
    void freezeTime() {
        var invariants = new LifeInvariants(caseFile, tasks, runtime, identities, jdbc);
        desk = new LifeDesk(people, caseFile, invariants, tasks, forms, identities, http, jdbc);
        desk.desk().setTime(desk.desk().now());
        desk.everybodyIsThere();
    }

    @AfterTry
    void realTime() {
        desk.desk().realTime();
        desk.colleaguesGo();
    }

    @Provide
    Arbitrary<List<Happening>> lives() {
        return Combinators.combine(
                        Arbitraries.of(Happening.Kind.class),
                        Arbitraries.integers().between(0, 59))
                .as(Happening::new)
                .list()
                .ofSize(30);
    }

    @Property(tries = 200)
    void whateverHappensTheTableHolds(
            @ForAll @IntRange(max = 59) int report, @ForAll("lives") List<Happening> happenings) {
        live(report, happenings);
    }

    /** A line of a file there is a life that once broke: the number of its report, then what happened. */
    @Example
    void livesThatOnceBrokeDoNotBreakAgain() throws IOException {
        for (var line : Files.readAllLines(KEPT.resolve("broken-once.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.strip().split("\\s+");
                live(
                        Integer.parseInt(parts[0]),
                        Arrays.stream(parts).skip(1).map(Happening::of).toList());
                realTime();
                freezeTime();
            }
        }
    }

    private void live(int report, List<Happening> happenings) {
        var life = new Life(desk, report);
        happenings.forEach(life::goThrough);
    }
}
