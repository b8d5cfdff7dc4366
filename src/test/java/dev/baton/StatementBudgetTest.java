package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseNumber;
import dev.baton.sla.sweep.Sweeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.test.context.TestPropertySource;

/**
 * How many SQL statements each step of a case costs: none costs more because others are open or much was said before, and none
 * grows unnoticed. On a database of its own, or what other tests left would be counted.
 */
@BatonTest
@TestPropertySource(properties = "camunda.bpm.process-engine-name=budget")
class StatementBudgetTest {

    private static final int ROUNDS = 3;
    private static final int OTHERS = 40;
    private static final int MESSAGES = 40;

    /** What a step may cost; one of it are the rules that were asked, and one what was done to the engine by hand. Lower a figure when a step has become cheaper. */
    private static final Map<String, Integer> BUDGET = new LinkedHashMap<>();

    static {
        BUDGET.put("report", 106);
        BUDGET.put("reply", 46);
        BUDGET.put("customer writes", 29);
        BUDGET.put("escalate", 97);
        BUDGET.put("take charge", 143);
        BUDGET.put("lead", 155);
        BUDGET.put("sign-off", 227);
        BUDGET.put("document", 203);
        BUDGET.put("sweep", 20);
    }

    /** By the step: what it asked when it was last counted. */
    private final Map<String, List<SqlStatements.Use>> asked = new LinkedHashMap<>();

    @Autowired
    private Desk desk;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private JdbcConnectionDetails database;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    /** Time is the same for all test classes. */
    @AfterEach
    void asItWas() {
        desk.realTime();
    }

    @Test
    void noStepCostsMoreThanItsBudgetOrMoreBecauseOthersAreOpen() throws IOException {
        live();
        var alone = cheapest();
        IntStream.range(0, OTHERS).forEach(other -> desk.standardCase());
        var among = cheapest();

        var table = new ArrayList<String>(
                List.of("| Step | Statements | with %d more open | Budget |".formatted(OTHERS), "|---|---|---|---|"));
        BUDGET.forEach((step, most) ->
                table.add("| %s | %d | %d | %d |".formatted(step, alone.get(step), among.get(step), most)));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/statements.md"), table);
        Files.write(Path.of("target/statements-by-step.txt"), told());

        assertThat(table).allSatisfy(row -> assertThat(row).isNotEmpty());
        BUDGET.forEach((step, most) -> {
            assertThat(among.get(step))
                    .as("%s%n%s", step, String.join("\n", table))
                    .isLessThanOrEqualTo(most);
            assertThat(among.get(step)).as("%s, with others open", step).isLessThanOrEqualTo(alone.get(step) + 6);
        });
    }

    @Test
    void whatIsSaidInALongConversationReadsNoMoreThanInAShortOne() {
        var number = desk.standardCase();
        var first = saidAndAnswered(number);
        IntStream.range(0, MESSAGES).forEach(each -> desk.says(number, "outbound", "We are at it"));

        assertThat(saidAndAnswered(number)).as("rows").isLessThanOrEqualTo(first + 10);
    }

    private long saidAndAnswered(CaseNumber number) {
        return LongStream.range(0, ROUNDS)
                .map(round -> {
                    var statements = statements();
                    desk.says(number, "inbound", "Any news?");
                    desk.says(number, "outbound", "We look into it");
                    return statements.since().stream()
                            .mapToLong(SqlStatements.Use::rows)
                            .sum();
                })
                .min()
                .orElseThrow();
    }

    private SqlStatements statements() {
        return new SqlStatements(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private List<String> told() {
        return asked.entrySet().stream()
                .flatMap(step -> Stream.concat(
                        Stream.of("", step.getKey()),
                        step.getValue().stream()
                                .map(use -> "%4d %s"
                                        .formatted(use.calls(), use.statement().replaceAll("\\s+", " ")))))
                .toList();
    }

    private Map<String, Long> cheapest() {
        var cheapest = new LinkedHashMap<String, Long>();
        for (int round = 0; round < ROUNDS; round++) {
            live().forEach((step, calls) -> cheapest.merge(step, calls, Math::min));
        }
        return cheapest;
    }

    private Map<String, Long> live() {
        var calls = new LinkedHashMap<String, Long>();
        var account = desk.ordinaryAccount();
        var number = new CaseNumber[1];
        count(calls, "report", () -> number[0] = desk.report(account, withContact()));
        count(calls, "reply", () -> desk.says(number[0], "outbound", "We look into it"));
        count(calls, "customer writes", () -> desk.says(number[0], "inbound", "Any news?"));
        count(calls, "escalate", () -> desk.escalate(number[0], "functional"));
        count(calls, "take charge", () -> desk.does("eli", "Take charge", number[0], Map.of("answer", "accepted")));
        count(
                calls,
                "lead",
                () -> desk.does("eli", "Lead escalation", number[0], Map.of("note_deEscalation", "explained")));
        count(
                calls,
                "work",
                () -> desk.does(
                        "sam",
                        "Work on case",
                        number[0],
                        Map.of("outcome", "resolved", "note_reply", "Back.", "note_resolution", "Restarted.")));
        count(
                calls,
                "sign-off",
                () -> desk.does("mara", "Sign off resolution", number[0], Map.of("signOff", "approved")));
        count(
                calls,
                "document",
                () -> desk.does(
                        "sam",
                        "Document case",
                        number[0],
                        Map.of(
                                "rootCauseCategory",
                                "unknown",
                                "note_rootCause",
                                "x",
                                "note_prevention",
                                "y",
                                "note_articleTitle",
                                "z")));
        var open = desk.standardCase();
        count(calls, "sweep", () -> sweeper.sweep(List.of(open)));
        return calls;
    }

    /** Each word of ours to them is a delivery. */
    private static Map<String, String> withContact() {
        var facts = new HashMap<String, String>(Desk.facts("technical", "medium", "medium"));
        facts.put("contact", "jane@customer.test");
        return facts;
    }

    private void count(Map<String, Long> calls, String step, Runnable work) {
        var statements = statements();
        work.run();
        var uses = statements.since();
        asked.put(step, uses);
        calls.put(step, uses.stream().mapToLong(SqlStatements.Use::calls).sum());
    }
}
