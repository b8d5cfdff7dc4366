package dev.baton.engine.feel;

import camundajar.impl.scala.collection.immutable.Map;
import camundajar.impl.scala.runtime.BoxesRunTime;
import camundajar.impl.scala.util.Either;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own FEEL, which neither reads a text nor makes its functions anew for each evaluation. Whatever fails here is
 * asked of it in its own way, so that a failure is its failure, word for word.
 */
class CachingFeelEngine extends ScalaFeelEngine {

    /** Of the texts that are kept, each of both kinds; Baton's own decisions have some 3,400. */
    private static final int CHARACTERS = 500_000;

    /** The variable in which the library is told the name of the input. */
    private static final String NAME_OF_INPUT = "inputVariableName";

    private final SharedInterpreter interpreter = new SharedInterpreter(feelEngine);
    private final LoadingCache<String, ReadTest> tests = kept(this::readTest);
    private final LoadingCache<String, ReadExpression> expressions = kept(this::readExpression);

    CachingFeelEngine(List<FeelCustomFunctionProvider> functions) {
        super(functions);
    }

    /** @param plain null where the test asks for more than its input */
    private record ReadTest(
            @Nullable ParsedExpression parsed, @Nullable PlainTest plain) {}

    /** @param constant null where the expression asks for anything */
    private record ReadExpression(@Nullable ParsedExpression parsed, SharedInterpreter.@Nullable Answer constant) {}

    private static <T> LoadingCache<String, T> kept(Function<String, T> reading) {
        return Caffeine.newBuilder()
                .maximumWeight(CHARACTERS)
                .weigher((String text, T read) -> text.length() + 1)
                .build(reading::apply);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String text, VariableContext variables) {
        var read = expressions.get(text);
        var answer = read.constant();
        if (answer == null && read.parsed() != null) {
            answer = interpreter.answer(read.parsed(), context(new ContextVariableWrapper(variables)));
        }
        return answer == null ? super.evaluateSimpleExpression(text, variables) : (T) answer.value();
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String text, String input, VariableContext variables) {
        var read = tests.get(text);
        if (read.plain() != null && !NAME_OF_INPUT.equals(input)) {
            var value = plainValue(input, variables);
            if (value != null) {
                return Boolean.TRUE.equals(read.plain().accepts(value));
            }
        }
        var answer = read.parsed() == null ? null : interpreter.answer(read.parsed(), context(input, variables));
        return answer == null
                ? super.evaluateSimpleUnaryTests(text, input, variables)
                : BoxesRunTime.unboxToBoolean(answer.value());
    }

    private static @Nullable PlainValue plainValue(String input, VariableContext variables) {
        if (!variables.containsVariable(input)) {
            return PlainValue.of(null);
        }
        var typed = variables.resolve(input);
        return typed == null ? null : PlainValue.of(typed.getValue());
    }

    private ReadTest readTest(String text) {
        var parsed = succeeded(feelEngine.parseUnaryTests(text));
        return new ReadTest(parsed, parsed == null ? null : PlainTest.of(parsed.expression()));
    }

    private ReadExpression readExpression(String text) {
        var parsed = succeeded(feelEngine.parseExpression(text));
        return new ReadExpression(
                parsed, parsed == null || !PlainValue.isConstant(parsed.expression()) ? null : constant(text));
    }

    private SharedInterpreter.Answer constant(String text) {
        return new SharedInterpreter.Answer(super.evaluateSimpleExpression(text, Variables.emptyVariableContext()));
    }

    private static @Nullable ParsedExpression succeeded(Either<Failure, ParsedExpression> parsed) {
        return parsed.isRight() ? parsed.toOption().get() : null;
    }

    private CustomContext context(String input, VariableContext variables) {
        var name = new VariableProvider.StaticVariableProvider(new Map.Map1<>(NAME_OF_INPUT, input));
        return context(new VariableProvider.CompositeVariableProvider(
                toScalaList(name, new ContextVariableWrapper(variables))));
    }

    private static CustomContext context(VariableProvider variables) {
        return new CustomContext() {
            @Override
            public VariableProvider variableProvider() {
                return variables;
            }
        };
    }
}
