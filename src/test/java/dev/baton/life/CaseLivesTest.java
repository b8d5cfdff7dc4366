package dev.baton.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.notification.told.ToldEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Random lives of a case against the table of docs/case-life.md: after each of thirty happenings everything that is always true
 * of a case is true of this one. In a build the same few are lived each time, however slow the machine; {@code baton.lives.count},
 * {@code .seconds} and {@code .seed} say otherwise. The first of each kind that breaks is shrunk and told with a line for
 * broken-once.txt.
 */
@BatonTest
@Import({LifeDesk.class, LifePeople.class, LifeInvariants.class, LifeTrail.class, LifeCustomers.class, Lives.class})
@TestPropertySource(properties = "camunda.bpm.process-engine-name=lives")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseLivesTest {

    private static final Path ONCE = Path.of("src/test/resources/case-lives/broken-once.txt");
    private static final int IN_A_BUILD = 16;
    /** The same in each: a build is no place for luck. The long run begins anywhere. */
    private static final long FIRST_IN_A_BUILD = 1;

    private static final int SECONDS_IN_A_BUILD = 300;
    private static final int KINDS_TOLD = 12;

    @Autowired
    private Lives lives;

    @Autowired
    private JdbcClient jdbc;

    /** It hears of nothing, since nothing is sent in a life; what is written down for it is looked at. */
    @BeforeAll
    void anEndpointWantsEverything() {
        jdbc.sql("""
                insert into endpoint (id, name, kind, address, events, words, priorities, escalated, state, changed_at, changed_by)
                values ('everything', 'Everything', 'WEBHOOK', 'https://hooks.example.com/', ?, false, '{}', false, 'ENABLED', now(), 'test')
                """).param(ToldEvents.types().toArray(String[]::new)).update();
    }

    /** A line of the file is a life that once broke a promise. */
    @Test
    void livesThatOnceBrokeDoNotBreakAgain() throws IOException {
        assertThat(Files.readAllLines(ONCE).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(LifePlan::of)
                        .map(plan -> lives.live(plan, 0))
                        .filter(broken -> broken != null))
                .isEmpty();
    }

    @Test
    void whateverHappensTheTableHolds() {
        var first = Long.getLong("baton.lives.seed", FIRST_IN_A_BUILD);
        var count = Integer.getInteger("baton.lives.count", IN_A_BUILD);
        var end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger("baton.lives.seconds", SECONDS_IN_A_BUILD))
                        .toNanos();
        var start = System.nanoTime();
        var told = new LinkedHashMap<String, Broken>();
        var times = new LinkedHashMap<String, Integer>();
        for (var seed = first; seed < first + count && System.nanoTime() < end; seed++) {
            var broken = lives.live(LifePlan.of(seed), seed);
            if (broken != null) {
                times.merge(broken.kind(), 1, Integer::sum);
                if (!told.containsKey(broken.kind()) && told.size() < KINDS_TOLD) {
                    told.put(broken.kind(), shrunk(broken));
                    System.out.println("Broken, " + told.get(broken.kind()));
                }
            }
        }
        System.out.printf(
                "%s, from seed %d, in %d s%nbroken: %s%ncosts:%s%n",
                lives.figures(), first, (System.nanoTime() - start) / 1_000_000_000, times.values(), lives.costs());
        assertThat(told.values()).isEmpty();
    }

    private Broken shrunk(Broken broken) {
        return new Shrinking(plan -> lives.live(plan, broken.seed()), Integer.getInteger("baton.lives.shrink", 60))
                .shrink(broken);
    }
}
