package dev.baton.engine;

import dev.baton.engine.guard.AllowedMethods;
import dev.baton.engine.guard.ExpressionSize;
import dev.baton.engine.guard.GuardedExpressions;
import dev.baton.engine.guard.ModelBeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.FunctionNode;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.springframework.stereotype.Component;

/** The language of expressions, for those who read models before the engine does: what the engine would not answer, in sentences. */
@Component
public class ExpressionLanguage {

    private static final Map<String, Class<?>> GIVEN = Map.of(
            "execution", DelegateExecution.class, "task", DelegateTask.class, "caseExecution", VariableScope.class);
    private static final Set<String> NEVER = Set.of("class", "declaringClass", "classLoader");

    private final Builder parser = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private final ModelBeans beans;

    ExpressionLanguage(ModelBeans beans) {
        this.beans = beans;
    }

    /** Whether the engine would evaluate something in this text. */
    public static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What is wrong with the expressions in a text, each a sentence that goes on from "it"; empty when nothing is. */
    public List<String> objections(String text) {
        if (!isIn(text)) {
            return List.of();
        }
        if (ExpressionSize.isTooLarge(text)) {
            return List.of("holds an expression that is too long or nested too deeply");
        }
        try {
            var objections = new ArrayList<String>();
            read(parser.build(text).getRoot(), objections);
            return objections.stream().distinct().toList();
        } catch (TreeBuilderException broken) {
            return List.of("holds \"%s\", which is no expression (near character %d)"
                    .formatted(text.strip(), broken.getPosition()));
        }
    }

    /** The variables that the expressions in a text read; none where it holds no expression that can be read. */
    public Set<String> variables(String text) {
        if (!isIn(text) || ExpressionSize.isTooLarge(text)) {
            return Set.of();
        }
        try {
            return identifiers(parser.build(text).getRoot())
                    .filter(name -> !GIVEN.containsKey(name) && !beans.has(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (TreeBuilderException broken) {
            return Set.of();
        }
    }

    private static Stream<String> identifiers(Node node) {
        return node instanceof IdentifierNode identifier
                ? Stream.of(identifier.getName())
                : children(node).flatMap(ExpressionLanguage::identifiers);
    }

    private void read(Node node, List<String> objections) {
        if (node instanceof FunctionNode function) {
            checkFunction(function, objections);
        } else if (node instanceof AstMethod method) {
            checkCall(method.getChild(0), method.getChild(1).getCardinality(), objections);
        } else if (isAccess(node)) {
            checkProperty(node, objections);
        } else if (node instanceof IdentifierNode identifier) {
            checkName(identifier.getName(), objections);
        }
        var inside = node instanceof AstMethod method
                ? Stream.of(method.getChild(0).getChild(0), method.getChild(1))
                : children(node);
        inside.forEach(child -> read(child, objections));
    }

    private static void checkFunction(FunctionNode function, List<String> objections) {
        if (!GuardedExpressions.FUNCTIONS.contains(function.getName()) || function.getParamCount() > 0) {
            objections.add("uses %s(…), which is no function here; there are now(), dateTime(), currentUser() and"
                            .formatted(function.getName())
                    + " currentUserGroups()");
        }
    }

    private void checkCall(Node access, int arguments, List<String> objections) {
        var name = name(access);
        var base = access.getChild(0);
        if (base instanceof IdentifierNode bean && beans.has(bean.getName())) {
            checkBean(bean.getName(), name, arguments, objections);
        } else if (!isAnswered(base, name)) {
            objections.add(
                    "calls \"%s\", which nothing an expression may use can do; a bean it should belong to is not known"
                            .formatted(name));
        }
    }

    private static boolean isAnswered(Node base, String method) {
        var given = base instanceof IdentifierNode identifier ? GIVEN.get(identifier.getName()) : null;
        return given == null ? AllowedMethods.knows(method) : AllowedMethods.allows(given, method);
    }

    private void checkBean(String bean, String method, int arguments, List<String> objections) {
        var methods = beans.type(bean).map(beans::methods).orElse(List.of());
        if (methods.stream()
                .noneMatch(open -> open.getName().equals(method) && open.getParameterCount() == arguments)) {
            objections.add("asks the bean %s for %s with %d values; it offers %s"
                    .formatted(
                            bean, method, arguments, methods.isEmpty() ? "nothing to expressions" : offers(methods)));
        }
    }

    private static String offers(List<java.lang.reflect.Method> methods) {
        return String.join(
                ", ",
                methods.stream()
                        .map(method -> "%s(%d values)".formatted(method.getName(), method.getParameterCount()))
                        .sorted()
                        .toList());
    }

    private void checkProperty(Node access, List<String> objections) {
        var name = name(access);
        var base = access.getChild(0);
        var closed = base instanceof IdentifierNode held && isClosed(held.getName(), name);
        if (NEVER.contains(name) || closed) {
            objections.add("reads \"%s\", which expressions may not use".formatted(name));
        }
    }

    private boolean isClosed(String holder, String property) {
        var accessor = "get" + Character.toUpperCase((property + " ").charAt(0))
                + property.substring(Math.min(1, property.length()));
        if (beans.has(holder)) {
            return beans.type(holder).map(beans::methods).orElse(List.of()).stream()
                    .noneMatch(open -> open.getName().equals(accessor));
        }
        var given = GIVEN.get(holder);
        return given != null && !property.isEmpty() && !AllowedMethods.allows(given, accessor);
    }

    private void checkName(String name, List<String> objections) {
        if (beans.hides(name)) {
            objections.add("names \"%s\", which is not made for models".formatted(name));
        }
    }

    private static boolean isAccess(Node node) {
        return node instanceof AstDot || node instanceof AstBracket;
    }

    /** A name computed at run time is empty: nothing has such a method, and as a key it is the guard's to answer. */
    private static String name(Node access) {
        if (access instanceof AstDot dot) {
            return dot.toString().substring(1).strip();
        }
        return access.getChild(1) instanceof AstString key ? String.valueOf(key.eval(null, null)) : "";
    }

    private static Stream<Node> children(Node node) {
        return IntStream.range(0, node.getCardinality()).mapToObj(node::getChild);
    }
}
