package dev.baton.intake.mapping;

import static camundajar.impl.scala.jdk.javaapi.CollectionConverters.asJava;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import dev.baton.casefile.Refusal;
import dev.baton.engine.Decisions;
import java.util.ArrayList;
import java.util.List;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * What an expression does to a payload takes time in proportion to the payload: it goes through its lists, never through numbers it
 * counts itself, never through one list for each element of another, and calls no function of its own.
 */
final class FeelBounds {

    private final String key;

    private FeelBounds(String key) {
        this.key = key;
    }

    /** @throws Refusal with the key and what it may not do */
    static void check(String key, Exp expression) {
        new FeelBounds(key).loops(expression);
    }

    /** How many lists it goes through, one inside the other. */
    private int loops(Object node) {
        refuseOnItsOwn(node);
        var deepest = children(node).stream().mapToInt(this::loops).max().orElse(0);
        var own = ofItself(node);
        if (own > 0 && own + loops(body(node)) > 1) {
            throw new Refusal(
                    key, "goes through a list for each element of another; read the other in a field of its own");
        }
        return Math.max(own, deepest);
    }

    private void refuseOnItsOwn(Object node) {
        if (node instanceof IterationContext) {
            throw new Refusal(key, "counts from a number to another; go through a list of the payload instead");
        }
        if (node instanceof FunctionDefinition) {
            throw new Refusal(key, "defines a function; write the expression itself");
        }
        if (node instanceof FunctionInvocation call
                && Decisions.BY_PATTERN.contains(call.function())
                && !hasWrittenPattern(call)) {
            throw new Refusal(
                    key, "takes a pattern from the payload; write the pattern of %s out".formatted(call.function()));
        }
    }

    private static boolean hasWrittenPattern(FunctionInvocation call) {
        return call.params() instanceof PositionalFunctionParameters given
                && given.params().size() > 1
                && given.params().apply(1) instanceof ConstString;
    }

    private static int ofItself(Object node) {
        if (node instanceof For each) {
            return each.iterators().size();
        }
        if (node instanceof SomeItem some) {
            return some.iterators().size();
        }
        if (node instanceof EveryItem every) {
            return every.iterators().size();
        }
        return node instanceof Filter filter && !(filter.filter() instanceof ConstNumber) ? 1 : 0;
    }

    private static Object body(Object node) {
        if (node instanceof For each) {
            return each.exp();
        }
        if (node instanceof SomeItem some) {
            return some.condition();
        }
        return node instanceof EveryItem every ? every.condition() : ((Filter) node).filter();
    }

    private static List<Object> children(Object node) {
        if (node instanceof Iterable<?> many) {
            return new ArrayList<>(asJava(many.toSeq()));
        }
        var children = new ArrayList<>();
        if (node instanceof Product product) {
            asJava(product.productIterator()).forEachRemaining(children::add);
        }
        return children;
    }
}
