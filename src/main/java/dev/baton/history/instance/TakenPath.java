package dev.baton.history.instance;

import dev.baton.history.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an instance in their order. The engine does not write down flows: from an element that was left, a flow counts as taken
 * where the element it leads to was entered next; from a gateway that chooses one, the first that was.
 */
final class TakenPath {

    private final List<HistoricActivityInstance> entered;
    private final Map<String, Element> elements;
    private final List<Set<String>> flows = new ArrayList<>();

    private TakenPath(List<HistoricActivityInstance> entered, Map<String, Element> elements) {
        this.entered = entered;
        this.elements = elements;
        entered.forEach(one -> flows.add(new LinkedHashSet<>()));
    }

    /** @param entered in the order in which they were */
    static List<PathStep> of(List<HistoricActivityInstance> entered, Map<String, Element> elements) {
        var path = new TakenPath(entered, elements);
        for (int step = 0; step < entered.size(); step++) {
            path.follow(step);
        }
        return path.steps();
    }

    private List<PathStep> steps() {
        var steps = new ArrayList<PathStep>();
        for (int step = 0; step < entered.size(); step++) {
            steps.add(step(step));
        }
        return steps;
    }

    private void follow(int step) {
        var element = elements.get(entered.get(step).getActivityId());
        if (element == null
                || entered.get(step).getEndTime() == null
                || entered.get(step).isCanceled()) {
            return;
        }
        var taken = element.flows().stream()
                .map(flow -> new Taken(flow.id(), next(flow.target(), step)))
                .filter(flow -> flow.step() >= 0)
                .toList();
        if (element.choosesOne()) {
            taken.stream().min(java.util.Comparator.comparingInt(Taken::step)).ifPresent(this::take);
        } else {
            taken.forEach(this::take);
        }
    }

    private record Taken(String flow, int step) {}

    private void take(Taken flow) {
        flows.get(flow.step()).add(flow.flow());
    }

    /** The step at which that element was entered next after this one was left; -1 where it was not. */
    private int next(String element, int after) {
        var left = entered.get(after).getEndTime();
        for (int step = 0; step < entered.size(); step++) {
            var one = entered.get(step);
            var isLater = one.getStartTime().after(left)
                    || step > after && !one.getStartTime().before(left);
            if (isLater && one.getActivityId().equals(element)) {
                return step;
            }
        }
        return -1;
    }

    private PathStep step(int number) {
        var one = entered.get(number);
        var began = one.getStartTime().toInstant();
        var ended = one.getEndTime() == null ? null : one.getEndTime().toInstant();
        var element = elements.get(one.getActivityId());
        return new PathStep(
                one.getActivityId(),
                name(one, element),
                one.getActivityType(),
                began,
                ended,
                ended == null ? null : Duration.between(began, ended),
                one.isCanceled(),
                until(number),
                one.getAssignee(),
                one.getCalledProcessInstanceId(),
                List.copyOf(flows.get(number)));
    }

    private static String name(HistoricActivityInstance one, @Nullable Element element) {
        var name = one.getActivityName();
        if (name != null && !name.isBlank()) {
            return name.replaceAll("\\s+", " ").strip();
        }
        return element == null ? one.getActivityId() : element.name();
    }

    private @Nullable Integer until(int number) {
        var one = entered.get(number);
        var ended = one.getEndTime();
        if (ended == null) {
            return null;
        }
        if (!ended.after(one.getStartTime())) {
            return 0;
        }
        int last = number;
        while (last + 1 < entered.size() && entered.get(last + 1).getStartTime().before(ended)) {
            last++;
        }
        return last + 1;
    }
}
