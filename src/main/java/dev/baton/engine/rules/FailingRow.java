package dev.baton.engine.rules;

import dev.baton.engine.RuleFailed;
import dev.baton.engine.feel.CachingFeelEngineFactory;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;

/** Which table and row of a decision fails, found by asking each again by itself, and told with the facts that the table asks for. */
class FailingRow {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final int LONGEST = 60;

    private final DmnEngine engine = CachingFeelEngineFactory.configuration().buildEngine();

    /** @param objection what is wrong with the answer, null where there was none */
    RuleFailed failure(
            DmnDecision decision,
            String file,
            VariableContext facts,
            @Nullable String objection,
            @Nullable RuntimeException cause) {
        var failing = objection == null ? failing(decision, facts).orElse(decision) : decision;
        var rows = rows(failing, facts, objection == null);
        var message = "%stable \"%s\"%s: %s. Facts: %s"
                .formatted(
                        file.isEmpty() ? "" : file.substring(file.lastIndexOf('/') + 1) + ", ",
                        failing.getKey(),
                        rows,
                        objection == null ? reason(cause) : objection,
                        facts(decision, facts));
        return new RuleFailed(decision.getKey(), message, cause);
    }

    /** The first on the way whose own rules fail. */
    private Optional<DmnDecision> failing(DmnDecision decision, VariableContext facts) {
        return decision.getRequiredDecisions().stream()
                .flatMap(required -> failing(required, facts).stream())
                .findFirst()
                .or(() -> fails(decision, facts) ? Optional.of(decision) : Optional.empty());
    }

    private String rows(DmnDecision decision, VariableContext facts, boolean failing) {
        if (!(decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
            return "";
        }
        var rows = IntStream.range(0, table.getRules().size())
                .filter(row -> failing && fails(only(decision, table, row), facts))
                .boxed()
                .toList();
        if (rows.isEmpty()) {
            rows = IntStream.range(0, table.getRules().size())
                    .filter(row -> applies(only(decision, table, row), facts))
                    .boxed()
                    .toList();
        }
        var all = rows.size() == table.getRules().size() && rows.size() > 1;
        return rows.isEmpty() || all
                ? ""
                : (rows.size() == 1 ? ", row " : ", rows ")
                        + rows.stream().map(row -> String.valueOf(row + 1)).collect(Collectors.joining(" and "));
    }

    private boolean fails(DmnDecision decision, VariableContext facts) {
        try {
            engine.evaluateDecision(decision, facts);
            return false;
        } catch (RuntimeException failed) {
            return true;
        }
    }

    private boolean applies(DmnDecision decision, VariableContext facts) {
        try {
            return !engine.evaluateDecision(decision, facts).isEmpty();
        } catch (RuntimeException failed) {
            return false;
        }
    }

    private static DmnDecision only(DmnDecision decision, DmnDecisionTableImpl table, int row) {
        var single = new DmnDecisionTableImpl();
        single.setHitPolicyHandler(table.getHitPolicyHandler());
        single.setInputs(table.getInputs());
        single.setOutputs(table.getOutputs());
        single.setRules(List.of(table.getRules().get(row)));
        var other = new DmnDecisionImpl();
        other.setKey(decision.getKey());
        other.setName(decision.getName());
        other.setDecisionLogic(single);
        other.setRequiredDecision(List.copyOf(decision.getRequiredDecisions()));
        return other;
    }

    /** The innermost says what it was; what it is quoted from is in the model. */
    private static String reason(@Nullable Throwable failure) {
        var cause = failure;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = cause == null || cause.getMessage() == null ? "it fails" : cause.getMessage();
        return message.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    private static String facts(DmnDecision decision, VariableContext facts) {
        var told = new TreeMap<String, String>();
        expressions(decision)
                .flatMap(text ->
                        NAME.matcher(QUOTED.matcher(text).replaceAll("")).results())
                .map(name -> name.group())
                .filter(name -> facts.containsVariable(name) && !name.startsWith("note_"))
                .forEach(name -> told.put(name, value(facts.resolve(name).getValue())));
        return told.isEmpty()
                ? "none"
                : told.entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static Stream<String> expressions(DmnDecision decision) {
        var required = decision.getRequiredDecisions().stream().flatMap(FailingRow::expressions);
        return Stream.concat(own(decision), required).filter(text -> text != null);
    }

    private static Stream<@Nullable String> own(DmnDecision decision) {
        if (decision.getDecisionLogic() instanceof DmnDecisionTableImpl table) {
            return table.getInputs().stream().map(input -> input.getExpression().getExpression());
        }
        return Stream.of();
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        var text = value.toString();
        return text.length() > LONGEST ? "(long)" : text;
    }
}
