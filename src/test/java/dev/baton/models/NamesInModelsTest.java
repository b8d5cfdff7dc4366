package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.Messages;
import dev.baton.security.Groups;
import dev.baton.sla.ClockName;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that code and models share stand once in the code, and models use no other. */
class NamesInModelsTest {

    private static final Pattern MESSAGE = Pattern.compile("<bpmn:message [^>]*name=\"([^\"]+)\"");
    private static final Pattern CLOCKS = Pattern.compile("clocks\\.\\w+\\(\\s*\\w+\\s*,\\s*'([^']+)'");

    @Test
    void modelsWaitForTheMessagesBatonSends() throws Exception {
        var sent = Arrays.stream(Messages.class.getFields())
                .map(NamesInModelsTest::text)
                .collect(Collectors.toSet());

        assertThat(inProcesses(MESSAGE)).isEqualTo(sent);
    }

    @Test
    void modelsAskForClocksThereAre() throws IOException {
        assertThat(inProcesses(CLOCKS))
                .isNotEmpty()
                .allSatisfy(names -> assertThat(ClockName.listOf(names)).isNotEmpty());
    }

    @Test
    void everyClockOfTheTableIsOneOfTheCase() {
        assertThat(cells("sla.dmn", "clock"))
                .allSatisfy(name -> assertThat(ClockName.of(name)).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raci.dmn responsible",
                "raci.dmn accountable",
                "raci.dmn consulted",
                "raci.dmn informed",
                "routing.dmn team",
                "escalation.dmn toGroup"
            })
    void tablesNameGroupsThereAre(String column) {
        var at = column.split(" ");

        assertThat(cells(at[0], at[1])).isNotEmpty().isSubsetOf(Groups.NAMES.keySet());
    }

    private static Set<String> cells(String table, String output) {
        var model = Dmn.readModelFromFile(Path.of("processes", table).toFile());
        return model.getModelElementsByType(DecisionTable.class).stream()
                .flatMap(decision -> decision.getRules().stream().flatMap(rule -> cell(decision, rule, output)))
                .filter(cell -> cell.startsWith("\""))
                .flatMap(cell -> Arrays.stream(cell.replace("\"", "").split(",")))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Stream<String> cell(DecisionTable decision, Rule rule, String output) {
        var names =
                decision.getOutputs().stream().map(column -> column.getName()).toList();
        var entries = rule.getOutputEntries().stream()
                .map(OutputEntry::getTextContent)
                .toList();
        return names.contains(output) ? Stream.of(entries.get(names.indexOf(output))) : Stream.empty();
    }

    private static Set<String> inProcesses(Pattern pattern) throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String text(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException notPublic) {
            throw new IllegalStateException(notPublic);
        }
    }
}
