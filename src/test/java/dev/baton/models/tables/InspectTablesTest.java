package dev.baton.models.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A slip of a process owner in a table is told with the smallest example of what it leaves open. */
class InspectTablesTest {

    @Test
    void aMissingRowIsToldByItsSmallestExample() throws IOException {
        assertThat(problems(
                        "sla.dmn",
                        "(?s)<rule id=\"rule_[a-zA-Z]*\">(?:(?!</rule>).)*<text>\"P2\"</text>.*?</rule>",
                        ""))
                .anyMatch(problem -> problem.contains("setBudgets") && problem.contains("no row for priority P2"));
    }

    @Test
    void aGapBetweenNumbersIsToldByANumberInIt() throws IOException {
        assertThat(problems("triage.dmn", "\\[50\\.\\.100\\)", "[60..100)"))
                .allMatch(problem -> problem.contains("scoreCase"))
                .anyMatch(problem -> problem.contains("no row for total.score 55"));
    }

    @Test
    void rowsThatBothAnswerAreNamed() throws IOException {
        assertThat(problems("triage.dmn", "&lt; 50", "&lt; 70"))
                .singleElement()
                .asString()
                .contains("scoreCase", "both answer total.score");
    }

    @Test
    void aMisspeltClockIsToldWithTheNearest() throws IOException {
        assertThat(problems("sla.dmn", "<text>\"firstReply\"</text>", "<text>\"firstreply\"</text>"))
                .anyMatch(problem ->
                        problem.contains("\"firstreply\"") && problem.contains("Did you mean \"firstReply\""));
    }

    @Test
    void aMisspeltGroupIsToldWithTheNearest() throws IOException {
        assertThat(problems("routing.dmn", "<text>\"cs-manager\"</text>", "<text>\"cs-managers\"</text>"))
                .anyMatch(problem -> problem.contains("Did you mean \"cs-manager\""));
    }

    @Test
    void aTableThatCollectsMayLeaveOut() throws IOException {
        assertThat(problems("triage.dmn", "\"billing\"", "\"invoices\"")).isEmpty();
    }

    @Test
    void aCellThatAsksForAnotherVariableIsNotJudged() throws IOException {
        assertThat(problems("triage.dmn", "\\[50\\.\\.100\\)", "&gt;= limit")).isEmpty();
    }

    @Test
    void whatIsNoTableIsLeftToThoseWhoReadIt() {
        assertThat(new InspectTables()
                        .problems(Map.of("x.dmn", "<not".getBytes(StandardCharsets.UTF_8), "y.bpmn", new byte[0])))
                .isEmpty();
    }

    private static List<String> problems(String file, String what, String with) throws IOException {
        var before = Files.readString(Path.of("processes", file));
        var after = before.replaceFirst(what, with);
        assertThat(after).as("the slip is in the file").isNotEqualTo(before);
        return new InspectTables()
                .problems(Map.of(file, after.getBytes(StandardCharsets.UTF_8))).stream()
                        .map(Object::toString)
                        .toList();
    }
}
