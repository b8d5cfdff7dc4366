package dev.baton.engine.feel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.jspecify.annotations.Nullable;

/** The library's own FEEL and Baton's with the same functions, and what comes of asking one. */
final class TwoFeels {

    private static final List<FeelCustomFunctionProvider> FUNCTIONS = List.of(new Functions());

    static final FeelEngineFactory STOCK = new ScalaFeelEngineFactory(FUNCTIONS);
    static final FeelEngineFactory CACHING = CachingFeelEngineFactory.with(FUNCTIONS);

    private TwoFeels() {}

    static FeelEngine stock() {
        return STOCK.createInstance();
    }

    static FeelEngine caching() {
        return CACHING.createInstance();
    }

    /** One that has read nothing yet. */
    static FeelEngine another() {
        return new CachingFeelEngine(FUNCTIONS);
    }

    /** The answer with its kind, or the failure with all it comes from; objects without a text of their own by their kind. */
    static String outcome(Callable<@Nullable Object> question) {
        try {
            return told(question.call());
        } catch (Throwable failed) {
            var chain = new ArrayList<String>();
            for (var cause = failed; cause != null; cause = cause.getCause()) {
                chain.add("! " + named(cause.toString()));
            }
            return String.join("\n", chain);
        }
    }

    static String told(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName() + " " + named(String.valueOf(value));
    }

    private static String named(String text) {
        return text.replaceAll("@[0-9a-f]{4,}", "@").replaceAll("\\$\\$Lambda[^@]*@", "lambda@");
    }

    private static class Functions implements FeelCustomFunctionProvider {

        @Override
        public Optional<CustomFunction> resolveFunction(String name) {
            return Optional.of(CustomFunction.create()
                    .setParams("value")
                    .setFunction(arguments -> name.equals("twice") ? twice(arguments.get(0)) : fail())
                    .build());
        }

        private static List<Object> twice(@Nullable Object value) {
            return Collections.nCopies(2, value);
        }

        private static Object fail() {
            throw new IllegalArgumentException("this function fails");
        }

        @Override
        public List<String> getFunctionNames() {
            return List.of("twice", "fails");
        }
    }
}
