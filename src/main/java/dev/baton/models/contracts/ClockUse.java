package dev.baton.models.contracts;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import dev.baton.models.rules.ModelRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Attr;

/** Clocks are called by their names, a timer and its listener speak of the same ones, and none is left unwatched. */
public class ClockUse implements ModelRule {

    private static final Pattern CALL =
            Pattern.compile("\\bclocks\\.(\\w+)\\(\\s*\\w+\\s*,\\s*['\"]([^'\"]*)['\"]\\s*\\)");
    private static final Set<String> DEADLINES = Set.of("due", "cycle");
    private static final Set<String> AGAIN = Set.of("cycle", "warning");

    private record Call(String method, Set<String> clocks) {

        static Call of(MatchResult found) {
            return new Call(
                    found.group(1),
                    Arrays.stream(found.group(2).split(","))
                            .map(String::strip)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        named(element)
                .flatMap(call -> call.clocks().stream())
                .filter(clock -> !Contract.CLOCKS.contains(clock))
                .forEach(clock -> problems.add(
                        element,
                        "asks for the clock \"%s\", which there is not; there are %s.%s"
                                .formatted(
                                        clock,
                                        String.join(", ", Contract.CLOCKS),
                                        Nearest.question(clock, Contract.CLOCKS))));
        if (element.kind().endsWith("Event")) {
            compare(element, problems);
        }
        if (element.is("process")) {
            steps(element).forEach(step -> checkWatch(element, step, problems));
        }
    }

    private static void compare(ModelElement event, ModelProblems problems) {
        compare(event, clocks(event, DEADLINES), clocks(event, Set.of("passed")), "passed", problems);
        compare(event, clocks(event, Set.of("warning")), clocks(event, Set.of("warned")), "warned", problems);
    }

    private static void compare(
            ModelElement event, Set<String> timer, Set<String> listener, String method, ModelProblems problems) {
        var firesAgain = all(event).anyMatch(call -> AGAIN.contains(call.method()));
        if (!timer.equals(listener) && (!listener.isEmpty() || firesAgain && !timer.isEmpty())) {
            problems.add(
                    event,
                    "its timer asks the clocks \"%s\" and its listener acts on \"%s\"; name the same in both, as in ${clocks.%s(execution,'%s')}"
                            .formatted(
                                    String.join(", ", timer),
                                    String.join(", ", listener),
                                    method,
                                    String.join(", ", timer)));
        }
    }

    private static void checkWatch(ModelElement process, Step step, ModelProblems problems) {
        demand(process, step, step.watched(), clocks(process, DEADLINES), "cycle", "passed", problems);
        demand(process, step, step.warned(), clocks(process, Set.of("warning")), "warning", "warned", problems);
    }

    private static void demand(
            ModelElement process,
            Step step,
            Set<String> wanted,
            Set<String> watched,
            String timer,
            String listener,
            ModelProblems problems) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(watched);
        if (!missing.isEmpty()) {
            var names = String.join(", ", missing);
            problems.add(
                    process,
                    "holds ${%s} and no timer acts on the clocks \"%s\", so that they would pass unnoticed; put back the event with the timer ${clocks.%s(execution,'%s')} and the listener ${clocks.%s(execution,'%s')}"
                            .formatted(step.bean(), names, timer, names, listener, names));
        }
    }

    private static Stream<Step> steps(ModelElement process) {
        return Contract.STEPS.stream()
                .filter(step -> process.all()
                        .flatMap(element -> element.attribute("delegateExpression").stream())
                        .anyMatch(("${" + step.bean() + "}")::equals));
    }

    private static Set<String> clocks(ModelElement element, Set<String> methods) {
        return all(element)
                .filter(call -> methods.contains(call.method()))
                .flatMap(call -> call.clocks().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Call> all(ModelElement element) {
        return element.all().flatMap(ClockUse::named);
    }

    private static Stream<Call> named(ModelElement element) {
        return Stream.concat(Stream.of(element.text()), element.attributes().map(Attr::getValue))
                .flatMap(text -> List.copyOf(CALL.matcher(text).results().toList()).stream())
                .map(Call::of);
    }
}
