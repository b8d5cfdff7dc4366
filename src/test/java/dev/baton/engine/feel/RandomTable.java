package dev.baton.engine.feel;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A decision {@code asked}, as DMN: a table of any hit policy, now and then with another decision that it requires. */
class RandomTable {

    private static final List<String> TYPES = List.of("", "", "string", "integer", "long", "double", "boolean", "date");

    private static final List<String> POLICIES = List.of(
            "UNIQUE", "FIRST", "FIRST", "ANY", "RULE ORDER", "COLLECT", "COLLECT", "SUM", "MIN", "MAX", "COUNT");

    private final RandomCells cells;
    private final boolean sound;
    private final String policy;
    private final int inputs;
    private final int outputs;
    private final boolean requires;

    RandomTable(RandomCells cells) {
        this.cells = cells;
        this.sound = !cells.inOneOf(3);
        this.policy = cells.oneOf(POLICIES);
        this.inputs = cells.between(1, 3);
        this.outputs = isAggregated() ? 1 : cells.between(1, 3);
        this.requires = cells.inOneOf(4);
    }

    private boolean isAggregated() {
        return List.of("SUM", "MIN", "MAX", "COUNT").contains(policy);
    }

    String dmn() {
        cells.areSound(sound);
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" \
                id="tables" name="Tables" namespace="http://baton.dev/tables">%s
                <decision id="asked" name="Asked">%s<decisionTable id="table" %s>%s%s%s</decisionTable></decision>
                </definitions>""".formatted(
                        requires ? required() : "",
                        requirement(),
                        hitPolicy(),
                        all(inputs, this::input),
                        all(outputs, this::output),
                        all(cells.between(1, 6), this::rule));
    }

    private String hitPolicy() {
        return isAggregated()
                ? "hitPolicy=\"COLLECT\" aggregation=\"%s\"".formatted(policy)
                : "hitPolicy=\"%s\"".formatted(policy);
    }

    /** What it says is a variable of the table that requires it. */
    private String required() {
        return """
                <decision id="x" name="X"><variable id="variable" name="x" %s/><literalExpression id="required">%s</literalExpression></decision>""".formatted(type(), text(cells.expression()));
    }

    private String requirement() {
        return requires
                ? "<informationRequirement id=\"requirement\"><requiredDecision href=\"#x\"/></informationRequirement>"
                : "";
    }

    private String input(int number) {
        var variable = cells.inOneOf(8)
                ? "camunda:inputVariable=\"%s\"".formatted(cells.oneOf(List.of("y", "inputVariableName", "it")))
                : "";
        var asked = cells.inOneOf(4) ? cells.expression() : cells.name();
        return "<input id=\"input%d\" %s><inputExpression id=\"expression%d\" %s>%s</inputExpression></input>"
                .formatted(number, variable, number, type(), text(!sound && cells.inOneOf(20) ? "" : asked));
    }

    private String output(int number) {
        return "<output id=\"output%d\" name=\"out%d\" %s/>".formatted(number, number, type());
    }

    private String rule(int number) {
        var when = IntStream.range(0, inputs)
                .mapToObj(input -> "<inputEntry id=\"when%d_%d\">%s</inputEntry>"
                        .formatted(number, input, text(cells.inOneOf(3) ? "" : cells.unaryTests())));
        var then = IntStream.range(0, outputs)
                .mapToObj(output -> "<outputEntry id=\"then%d_%d\">%s</outputEntry>"
                        .formatted(number, output, text(cells.inOneOf(8) ? "" : conclusion())));
        return "<rule id=\"rule%d\">%s</rule>"
                .formatted(number, Stream.concat(when, then).collect(Collectors.joining()));
    }

    private String conclusion() {
        return isAggregated() && !cells.inOneOf(20) ? cells.smallNumber() : cells.expression();
    }

    private String type() {
        var type = sound ? "" : cells.oneOf(TYPES);
        return type.isEmpty() ? "" : "typeRef=\"%s\"".formatted(type);
    }

    private static String all(int many, IntFunction<String> part) {
        return IntStream.range(0, many).mapToObj(part).collect(Collectors.joining());
    }

    private static String text(String content) {
        return "<text>%s</text>"
                .formatted(content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
