package dev.baton.engine.feel;

import static camundajar.impl.scala.jdk.javaapi.CollectionConverters.asJava;
import static camundajar.impl.scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.List;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/** The interpreter of a FEEL engine with functions that are made once; the engine makes them anew for each evaluation. */
class SharedInterpreter {

    private final BoundedInterpreter interpreter;
    private final FunctionProvider functions;
    private final ValueMapper values;

    SharedInterpreter(FeelEngine engine) {
        this.values = engine.valueMapper();
        this.interpreter = new BoundedInterpreter(values);
        this.functions = new FunctionProvider.CompositeFunctionProvider(
                asScala(List.of(new BuiltinFunctions(engine.clock(), values), engine.functionProvider()))
                        .toList());
    }

    record Answer(@Nullable Object value) {}

    /**
     * @return null where it fails, in whatever way
     * @throws BoundedInterpreter.TooMuchWork for what would fail the same way, only later
     */
    @Nullable
    Answer answer(ParsedExpression text, Context variables) {
        var context = EvalContext.create(values, functions).merge(variables);
        try {
            var value = interpreter.bounded(() -> interpreter.eval(text.expression(), context));
            return isFailure(value, context) ? null : new Answer(values.unpackVal(value));
        } catch (BoundedInterpreter.TooMuchWork tooMuch) {
            throw tooMuch;
        } catch (RuntimeException | AssertionError | StackOverflowError failed) {
            return null;
        }
    }

    private static boolean isFailure(Val value, EvalContext context) {
        return value instanceof ValError
                || value instanceof ValFatalError
                || asJava(context.failureCollector().failures()).stream()
                        .anyMatch(failure -> failure.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$);
    }
}
