package dev.baton.engine.feel;

import static camundajar.impl.scala.jdk.javaapi.CollectionConverters.asJava;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.jspecify.annotations.Nullable;

/** A test of an input against constants, read from the library's own syntax tree: nothing else is asked, nothing can fail. */
@FunctionalInterface
interface PlainTest {

    /** @return null, as in FEEL, where input and constant cannot be compared */
    @Nullable
    Boolean accepts(PlainValue input);

    /** @return null where the test is of any other kind */
    static @Nullable PlainTest of(Exp test) {
        if (test instanceof ConstBool any) {
            return input -> any.value();
        } else if (test instanceof Not not) {
            return negated(of(not.x()));
        } else if (test instanceof AtLeastOne list) {
            return anyOf(asJava(list.xs()).stream().map(PlainTest::of).toList());
        } else if (test instanceof InputEqualTo equal) {
            return equalTo(PlainValue.constant(equal.x()));
        } else if (test instanceof UnaryTestExpression constant) {
            return constant(PlainValue.constant(constant.exp()));
        }
        return comparison(test);
    }

    private static @Nullable PlainTest comparison(Exp test) {
        if (test instanceof InputLessThan less) {
            return compared(less.x(), order -> order < 0);
        } else if (test instanceof InputLessOrEqual less) {
            return compared(less.x(), order -> order <= 0);
        } else if (test instanceof InputGreaterThan greater) {
            return compared(greater.x(), order -> order > 0);
        } else if (test instanceof InputGreaterOrEqual greater) {
            return compared(greater.x(), order -> order >= 0);
        }
        return test instanceof InputInRange in ? between(in.range()) : null;
    }

    private static @Nullable PlainTest negated(@Nullable PlainTest test) {
        return test == null
                ? null
                : input -> {
                    var accepted = test.accepts(input);
                    return accepted == null ? null : !accepted;
                };
    }

    /** One that accepts is enough; without it one that cannot be compared leaves all unknown. */
    private static @Nullable PlainTest anyOf(List<@Nullable PlainTest> tests) {
        if (tests.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        return input -> {
            Boolean any = false;
            for (var test : tests) {
                var accepted = test.accepts(input);
                if (Boolean.TRUE.equals(accepted)) {
                    return true;
                }
                any = accepted == null ? null : any;
            }
            return any;
        };
    }

    private static @Nullable PlainTest equalTo(@Nullable PlainValue constant) {
        return constant == null ? null : input -> input.isEqualTo(constant);
    }

    /** In a list, and in {@code not}, the library takes true for a condition that holds, whatever the input is. */
    private static @Nullable PlainTest constant(@Nullable PlainValue constant) {
        if (constant == null) {
            return null;
        } else if (Boolean.TRUE.equals(constant.value())) {
            return input -> true;
        } else if (Boolean.FALSE.equals(constant.value())) {
            return input -> Boolean.TRUE.equals(input.isEqualTo(constant));
        }
        return equalTo(constant);
    }

    private static @Nullable PlainTest compared(Exp constant, IntPredicate order) {
        var limit = PlainValue.number(constant);
        return limit == null
                ? null
                : input -> input.value() instanceof BigDecimal number ? order.test(number.compareTo(limit)) : null;
    }

    private static @Nullable PlainTest between(ConstRange range) {
        var above = compared(
                range.start().value(),
                range.start() instanceof ClosedConstRangeBoundary ? order -> order >= 0 : order -> order > 0);
        var below = compared(
                range.end().value(),
                range.end() instanceof ClosedConstRangeBoundary ? order -> order <= 0 : order -> order < 0);
        return above == null || below == null
                ? null
                : input -> input.value() instanceof BigDecimal
                        ? Boolean.TRUE.equals(above.accepts(input)) && Boolean.TRUE.equals(below.accepts(input))
                        : null;
    }
}
