package dev.baton.models.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.sla.ClockName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract as people read it. {@code -Dbaton.contract.record=true} writes it anew. */
class ModelContractTest {

    private static final Path TOLD = Path.of("docs/model-contract.md");

    @Test
    void theContractIsToldAsItIs() throws IOException {
        if (Boolean.getBoolean("baton.contract.record")) {
            Files.writeString(TOLD, told());
        }
        assertThat(Files.readString(TOLD)).isEqualTo(told());
    }

    @Test
    void theClocksAreThoseThatBatonKeeps() {
        assertThat(Contract.CLOCKS)
                .containsExactlyElementsOf(
                        Arrays.stream(ClockName.values()).map(ClockName::id).toList());
    }

    @Test
    void nothingInTheContractIsUnused() throws IOException {
        var models = new StringBuilder();
        try (var files = Files.list(Path.of("processes"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".bpmn")).toList()) {
                models.append(Files.readString(file));
            }
        }
        assertThat(Contract.STEPS).allSatisfy(step -> assertThat(models).contains("\"${%s}\"".formatted(step.bean())));
        assertThat(Contract.MESSAGES).allSatisfy(name -> assertThat(models).contains("name=\"%s\"".formatted(name)));
    }

    /** A form of Baton's own asks for nothing that the contract does not name: else it would be kept as somebody's addition. */
    @ParameterizedTest
    @MethodSource("steps")
    void whatAFormOfBatonsAsksIsInTheContract(String bean) throws IOException {
        var form = Path.of("forms", (bean.equals("openCase") ? "reportCase" : bean) + ".form");
        var step = Contract.step(bean).orElseThrow();

        assertThat(new ObjectMapper().readTree(Files.readAllBytes(form)).findValuesAsText("key"))
                .as("fields of %s; write a new one into Contract", form)
                .allSatisfy(key -> assertThat(step.field(key)).isPresent());
    }

    private static Stream<String> steps() {
        return Contract.STEPS.stream().filter(step -> !step.fields().isEmpty()).map(Step::bean);
    }

    private static String told() {
        var text = new StringJoiner("\n", "", "\n");
        text.add("# What models and Baton agree on")
                .add("")
                .add(
                        "Written by `ModelContractTest` from `models.contracts.Contract`; change it there. The gate holds every")
                .add(
                        "deployment against it: a name that is not here, a field that is gone or a clock nobody watches is refused")
                .add("with file, element and reason.")
                .add("")
                .add("- Clocks: " + code(Contract.CLOCKS))
                .add("- Messages: " + code(Contract.MESSAGES))
                .add(
                        "- Facts of every case, read by their name in rules, expressions and forms (they are no variables): "
                                + code(Contract.FACTS))
                .add(
                        "- A form may ask for more than its step needs. The answer is kept with the case, unless the field is called")
                .add("  like something models decide on: " + code(Contract.reserved()))
                .add("")
                .add(
                        "| Step | Form needs | Form may ask | Reads | Writes | Its process acts on deadlines of | and on warnings of |")
                .add("|---|---|---|---|---|---|---|");
        Contract.STEPS.forEach(step -> text.add(row(step)));
        return text.toString();
    }

    private static String row(Step step) {
        return "| `%s` | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        step.bean(),
                        fields(step, true),
                        fields(step, false),
                        code(new TreeSet<>(step.reads())),
                        code(new TreeSet<>(step.writes())),
                        code(new TreeSet<>(step.watched())),
                        code(new TreeSet<>(step.warned())));
    }

    private static String fields(Step step, boolean needed) {
        return step.fields().stream()
                .filter(field -> field.needed() == needed)
                .map(field -> "`%s`".formatted(field.key())
                        + (field.choices().isEmpty()
                                ? ""
                                : " (%s)".formatted(String.join(", ", new TreeSet<>(field.choices())))))
                .collect(Collectors.joining(", "));
    }

    private static String code(Collection<String> names) {
        return names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
}
