package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A way that leads back to where it began can be left, or waits somewhere for a person, a message or a time; and no process calls
 * itself. Whether a way is left is known when it is gone: then its steps are counted.
 */
public class Endless implements ModelRule {

    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "eventBasedGateway");

    /** Each waits when something in it does; that it can be passed without is left to the bound on steps. */
    private static final Set<String> INNER = Set.of("subProcess", "transaction", "adHocSubProcess");

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        if (element.is("process")) {
            var ways = ways(element);
            ways.keySet().stream()
                    .filter(node -> isTrapped(reached(node, ways), node, ways))
                    .findFirst()
                    .ifPresent(node -> problems.add(
                            element,
                            "goes round from %s to itself without end; give that way an exit, a task, a message or a timer"
                                    .formatted(node)));
        } else if (element.is("definitions")) {
            calls(element, problems);
        }
    }

    private static void calls(ModelElement root, ModelProblems problems) {
        var calls = new HashMap<String, Set<String>>();
        root.all("process")
                .forEach(process -> process.all("callActivity")
                        .forEach(call -> call.attribute("calledElement")
                                .ifPresent(called -> add(calls, process.ownId().orElse(""), called))));
        calls.keySet().stream()
                .filter(process -> reached(process, calls).contains(process))
                .forEach(process -> problems.add(
                        root, "holds the process %s, which calls itself; end it and start it anew".formatted(process)));
    }

    /** From each node that does not wait to those that come after it. */
    private static Map<String, Set<String>> ways(ModelElement process) {
        var ways = new HashMap<String, Set<String>>();
        var waiting = new TreeSet<String>();
        process.all().forEach(node -> node.ownId().filter(id -> waits(node)).ifPresent(waiting::add));
        process.all("sequenceFlow")
                .forEach(flow -> way(
                        ways,
                        waiting,
                        flow.attribute("sourceRef").orElse(""),
                        flow.attribute("targetRef").orElse("")));
        process.all("boundaryEvent")
                .forEach(event -> event.attribute("attachedToRef")
                        .ifPresent(
                                host -> way(ways, waiting, host, event.ownId().orElse(""))));
        links(process).forEach(link -> way(ways, waiting, link.get(0), link.get(1)));
        return ways;
    }

    private static boolean waits(ModelElement node) {
        return waitsItself(node)
                || INNER.contains(node.kind())
                        && node.children().flatMap(ModelElement::all).anyMatch(Endless::waitsItself);
    }

    private static boolean waitsItself(ModelElement node) {
        return WAITING.contains(node.kind())
                || node.is("intermediateCatchEvent")
                        && node.children().noneMatch(child -> child.is("linkEventDefinition"))
                || node.is("boundaryEvent") && node.children().noneMatch(Endless::isThrownInside)
                || node.is("serviceTask")
                        && node.attribute("type").filter("external"::equals).isPresent();
    }

    private static boolean isThrownInside(ModelElement definition) {
        return Set.of(
                        "errorEventDefinition",
                        "escalationEventDefinition",
                        "cancelEventDefinition",
                        "compensateEventDefinition")
                .contains(definition.kind());
    }

    private static Stream<List<String>> links(ModelElement process) {
        var thrown = links(process, "intermediateThrowEvent");
        var caught = links(process, "intermediateCatchEvent");
        return thrown.entrySet().stream()
                .filter(link -> caught.containsKey(link.getKey()))
                .map(link -> List.of(link.getValue(), caught.get(link.getKey())));
    }

    private static Map<String, String> links(ModelElement process, String kind) {
        var links = new HashMap<String, String>();
        process.all(kind)
                .forEach(event -> event.children()
                        .filter(child -> child.is("linkEventDefinition"))
                        .forEach(link -> links.put(
                                link.attribute("name").orElse(""), event.ownId().orElse(""))));
        return links;
    }

    private static void way(Map<String, Set<String>> ways, Set<String> waiting, String from, String to) {
        if (!waiting.contains(from)) {
            add(ways, from, to);
        }
    }

    private static void add(Map<String, Set<String>> ways, String from, String to) {
        ways.computeIfAbsent(from, none -> new TreeSet<>()).add(to);
    }

    /** It comes back, and wherever it goes on the way there is no end and nothing that waits. */
    private static boolean isTrapped(Set<String> reached, String node, Map<String, Set<String>> ways) {
        return reached.contains(node) && ways.keySet().containsAll(reached);
    }

    private static Set<String> reached(String from, Map<String, Set<String>> ways) {
        var open = new ArrayDeque<>(ways.getOrDefault(from, Set.of()));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var next = open.pop();
            if (seen.add(next)) {
                open.addAll(ways.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }
}
