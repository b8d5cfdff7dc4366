package dev.baton.engine.feel;

import static camundajar.impl.scala.jdk.javaapi.CollectionConverters.asJava;
import static camundajar.impl.scala.jdk.javaapi.CollectionConverters.asScala;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import dev.baton.engine.Decisions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * A cell may ask for work without end in a few words: loops over ranges, functions that call themselves, texts that double. Here each
 * evaluation has a share of work: every step of it and every value it makes is counted.
 */
class BoundedInterpreter extends FeelInterpreter {

    static final int STEPS = 200_000;
    static final int DEPTH = 200;
    static final int ELEMENTS = 10_000;
    static final int CHARACTERS = 50_000;

    private final ThreadLocal<Work> work = new ThreadLocal<>();

    BoundedInterpreter(ValueMapper values) {
        super(values);
    }

    static class TooMuchWork extends FeelException {

        TooMuchWork(String reason) {
            super(reason);
        }
    }

    private static final class Work {

        private int left = STEPS;
        private int depth;

        void take(int steps) {
            left -= steps;
            if (left < 0) {
                throw new TooMuchWork("An expression takes at most %d steps; ask for less".formatted(STEPS));
            }
        }

        void enter() {
            take(1);
            if (++depth > DEPTH) {
                throw new TooMuchWork("An expression goes at most %d levels deep; ask for less".formatted(DEPTH));
            }
        }

        void leave() {
            depth--;
        }
    }

    /** @throws TooMuchWork for more than the share of one evaluation */
    <T> T bounded(Supplier<T> evaluation) {
        var before = work.get();
        work.set(new Work());
        try {
            return evaluation.get();
        } finally {
            if (before == null) {
                work.remove();
            } else {
                work.set(before);
            }
        }
    }

    @Override
    public Val eval(Exp expression, EvalContext context) {
        var share = work.get();
        if (share == null) {
            return bounded(() -> eval(expression, context));
        }
        share.enter();
        try {
            refusePatterns(expression);
            var value = expression instanceof Evaluated known
                    ? known.value()
                    : super.eval(counted(expression, context), context);
            share.take(size(value));
            return value;
        } finally {
            share.leave();
        }
    }

    private static void refusePatterns(Exp expression) {
        if (expression instanceof FunctionInvocation call && Decisions.BY_PATTERN.contains(call.function())
                || expression instanceof QualifiedFunctionInvocation held
                        && Decisions.BY_PATTERN.contains(held.function())) {
            throw new TooMuchWork("Patterns are not looked for here; use contains, starts with or ends with");
        }
    }

    /** The parts that say how much there will be are asked once: asked again they could say something else, as a random number does. */
    private Exp counted(Exp expression, EvalContext context) {
        if (expression instanceof IterationContext range) {
            return range(eval(range.start(), context), eval(range.end(), context));
        } else if (expression instanceof For loop) {
            return new For(combinations(loop.iterators(), context), loop.exp());
        } else if (expression instanceof SomeItem some) {
            return new SomeItem(combinations(some.iterators(), context), some.condition());
        } else if (expression instanceof EveryItem every) {
            return new EveryItem(combinations(every.iterators(), context), every.condition());
        }
        return expression;
    }

    private static IterationContext range(Val start, Val end) {
        if (start instanceof ValNumber from
                && end instanceof ValNumber to
                && distance(from, to).compareTo(BigDecimal.valueOf(ELEMENTS)) >= 0) {
            throw new TooMuchWork("A range has at most %d numbers; ask for less".formatted(ELEMENTS));
        }
        return new IterationContext(new Evaluated(start), new Evaluated(end));
    }

    /** A loop over several lists is over each combination, which are made before the first of them is looked at. */
    private List<Tuple2<String, Exp>> combinations(List<Tuple2<String, Exp>> lists, EvalContext context) {
        var known = new ArrayList<Tuple2<String, Exp>>();
        var combinations = 1L;
        for (var list : asJava(lists)) {
            var value = eval(list._2(), context);
            combinations *= value instanceof ValList all ? all.items().length() : 1;
            if (combinations > ELEMENTS) {
                throw new TooMuchWork("A loop has at most %d combinations; ask for less".formatted(ELEMENTS));
            }
            known.add(new Tuple2<>(list._1(), new Evaluated(value)));
        }
        return asScala(known).toList();
    }

    /** What was asked already. */
    private record Evaluated(Val value) implements Exp {}

    private static BigDecimal distance(ValNumber from, ValNumber to) {
        return to.value()
                .bigDecimal()
                .subtract(from.value().bigDecimal(), MathContext.DECIMAL64)
                .abs();
    }

    private static int size(Val value) {
        if (value instanceof ValString text) {
            if (text.value().length() > CHARACTERS) {
                throw new TooMuchWork("A text has at most %d characters; make less".formatted(CHARACTERS));
            }
            return text.value().length() / 16;
        }
        var elements = elementsOf(value, 0);
        if (elements > ELEMENTS) {
            throw new TooMuchWork("A value has at most %d elements; make less".formatted(ELEMENTS));
        }
        return elements;
    }

    /** Also within each other: what stands in several places counts in each, as whoever compares or writes them goes there each time. */
    private static int elementsOf(Val value, int before) {
        var count = before;
        for (var element : within(value)) {
            count++;
            if (count > ELEMENTS) {
                return count;
            }
            if (element instanceof Val inner) {
                count = elementsOf(inner, count);
            }
        }
        return count;
    }

    private static Iterable<?> within(Val value) {
        if (value instanceof ValList list) {
            return asJava(list.items());
        }
        return value instanceof ValContext context
                ? asJava(context.context().variableProvider().getVariables()).values()
                : java.util.List.of();
    }
}
