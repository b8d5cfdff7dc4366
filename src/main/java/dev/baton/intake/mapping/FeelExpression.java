package dev.baton.intake.mapping;

import dev.baton.casefile.Refusal;
import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** An expression in the language of the decision tables. It looks at values and computes new ones; it cannot call Java. */
final class FeelExpression {

    private static final FeelEngineApi ENGINE = engine(FeelEngineBuilder.forJava());

    private final ParsedExpression expression;

    private FeelExpression(ParsedExpression expression) {
        this.expression = expression;
    }

    static FeelExpression of(String key, String text) {
        var parsed = ENGINE.parseExpression(text);
        if (parsed.isFailure()) {
            throw new Refusal(key, parsed.failure().message());
        }
        FeelBounds.check(key, parsed.parsedExpression().expression());
        return new FeelExpression(parsed.parsedExpression());
    }

    /** Null also where the values are not of the kind the expression expects. */
    @Nullable
    Object value(Map<String, Object> values) {
        var result = ENGINE.evaluate(expression, values);
        return result.isSuccess() ? result.result() : null;
    }

    private static FeelEngineApi engine(FeelEngineBuilder builder) {
        return builder.withFunctionProvider(new TextFunctions(builder.valueMapper()))
                .withEnabledExternalFunctions(false)
                .build();
    }

    boolean holds(Map<String, Object> values) {
        return Boolean.TRUE.equals(value(values));
    }
}
