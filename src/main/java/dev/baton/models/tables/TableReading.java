package dev.baton.models.tables;

import dev.baton.models.contracts.Nearest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** A decision table with its columns, rows and cells, as far as its completeness needs them. */
final class TableReading {

    private final DecisionTable table;
    private final List<String> columns;
    private final List<Rule> rules;

    TableReading(DecisionTable table) {
        this.table = table;
        this.columns = table.getInputs().stream().map(TableReading::expression).toList();
        this.rules = List.copyOf(table.getRules());
    }

    String decision() {
        return ((Decision) table.getParentElement()).getId();
    }

    /** Rows that name a value their column cannot have, by the row's id. */
    Map<String, String> misspelt() {
        var misspelt = new LinkedHashMap<String, String>();
        for (var rule : rules) {
            IntStream.range(0, columns.size()).forEach(column -> {
                var closed = Vocabulary.of(columns.get(column));
                if (closed != null) {
                    unknown(columns.get(column), Domain.named(input(rule, column)), closed.values())
                            .ifPresent(problem -> misspelt.put(rule.getId(), problem));
                }
            });
            misspeltOutputs(rule).ifPresent(problem -> misspelt.put(rule.getId(), problem));
        }
        return misspelt;
    }

    private Optional<String> misspeltOutputs(Rule rule) {
        var outputs = List.copyOf(table.getOutputs());
        var entries = List.copyOf(rule.getOutputEntries());
        return IntStream.range(0, Math.min(outputs.size(), entries.size()))
                .mapToObj(at ->
                        unknownOutput(outputs.get(at), text(entries.get(at).getText())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> unknownOutput(Output output, String cell) {
        var closed = Vocabulary.said(output.getName());
        return closed == null || !cell.matches("\"[^\"]*\"")
                ? Optional.empty()
                : unknown(output.getName(), Domain.named(cell), closed);
    }

    private static Optional<String> unknown(String column, List<String> named, List<String> known) {
        return named.stream()
                .filter(value -> !value.isEmpty() && !known.contains(value))
                .findFirst()
                .map(value -> "names the %s \"%s\", which there is not.%s There are %s"
                        .formatted(column, value, Nearest.question(value, known), String.join(", ", known)));
    }

    /** What the table leaves open or answers twice; a table that collects may do both. */
    List<String> problems() {
        if (table.getHitPolicy() == HitPolicy.COLLECT || columns.isEmpty()) {
            return List.of();
        }
        var problems = new ArrayList<String>();
        coverage().ifPresent(coverage -> {
            coverage.gaps().forEach(gap -> problems.add("has no row for %s; add one".formatted(gap)));
            if (table.getHitPolicy() == HitPolicy.UNIQUE) {
                coverage.overlaps().forEach(both -> problems.add("%s; make one narrower".formatted(both)));
            }
        });
        return problems;
    }

    /** Empty where a cell asks for more than its own column, or the combinations are too many to look at. */
    Optional<Coverage> coverage() {
        var values = IntStream.range(0, columns.size()).mapToObj(this::domain).toList();
        var accepts = new BitSet[rules.size()][columns.size()];
        var tests = new UnaryTests();
        try {
            for (int row = 0; row < rules.size(); row++) {
                for (int column = 0; column < columns.size(); column++) {
                    accepts[row][column] = tests.accepted(input(rules.get(row), column), values.get(column));
                }
            }
        } catch (UnaryTests.NotAnalysed more) {
            return Optional.empty();
        }
        var coverage = new Coverage(
                columns, values, rules.stream().map(DmnElement::getId).toList(), accepts);
        return coverage.isTooLarge() ? Optional.empty() : Optional.of(coverage);
    }

    private List<@Nullable Object> domain(int column) {
        var input = List.copyOf(table.getInputs()).get(column);
        var type = input.getInputExpression() == null
                ? null
                : input.getInputExpression().getTypeRef();
        return Domain.of(
                columns.get(column),
                type == null ? "" : type,
                rules.stream().map(rule -> input(rule, column)).toList());
    }

    private static String input(Rule rule, int column) {
        var entries = List.copyOf(rule.getInputEntries());
        return column < entries.size() ? text(entries.get(column).getText()) : "";
    }

    private static String expression(Input input) {
        return Optional.ofNullable(input.getInputExpression())
                .map(InputExpression::getText)
                .map(TableReading::text)
                .orElse("");
    }

    private static String text(@Nullable Text text) {
        return text == null || text.getTextContent() == null
                ? ""
                : text.getTextContent().strip();
    }
}
