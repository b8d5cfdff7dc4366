package dev.baton.audit.course;

import dev.baton.audit.course.ProcessCourse.Other;
import dev.baton.audit.course.ProcessCourse.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ways that the processes of a case took. The engine forgets them some time after the case; the log does not. */
@Component
public class ProcessCourses {

    private static final int MOST_INSTANCES = 50;
    private static final int MOST_STEPS = 500;

    private final HistoryService history;
    private final RepositoryService repository;

    ProcessCourses(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /**
     * @param number of the case
     * @param instance one of its processes; empty for the one of the case itself that began last
     */
    public Optional<ProcessCourse> of(String number, String instance) {
        var all = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, MOST_INSTANCES);
        return all.stream()
                .filter(one -> instance.isEmpty()
                        ? one.getSuperProcessInstanceId() == null
                        : one.getId().equals(instance))
                .min(Comparator.comparing(one -> !one.getProcessDefinitionKey().equals("support-case")))
                .map(one -> course(one, all));
    }

    private ProcessCourse course(HistoricProcessInstance of, List<HistoricProcessInstance> all) {
        var model = repository.getBpmnModelInstance(of.getProcessDefinitionId());
        var reached = history.createHistoricActivityInstanceQuery()
                .processInstanceId(of.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, MOST_STEPS);
        var names =
                reached.stream().map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
        var planned = nodes(model).stream()
                .filter(node -> !names.contains(node.getId()))
                .map(FlowNode::getName)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new ProcessCourse(
                of.getId(),
                of.getProcessDefinitionId(),
                told(of),
                steps(reached, model),
                planned,
                all.stream()
                        .filter(one -> !one.getId().equals(of.getId()))
                        .map(one -> new Other(one.getId(), told(one), instant(one.getStartTime())))
                        .toList());
    }

    private static String told(HistoricProcessInstance instance) {
        return "%s:%d".formatted(instance.getProcessDefinitionKey(), instance.getProcessDefinitionVersion());
    }

    private static List<FlowNode> nodes(@Nullable BpmnModelInstance model) {
        return model == null
                ? List.of()
                : model.getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> !(node instanceof SubProcess))
                        .toList();
    }

    private static List<Step> steps(List<HistoricActivityInstance> reached, @Nullable BpmnModelInstance model) {
        var flows =
                nodes(model).stream().collect(Collectors.toMap(FlowNode::getId, FlowNode::getIncoming, (a, b) -> a));
        var steps = new ArrayList<Step>();
        var last = new HashMap<String, Integer>();
        for (var i = 0; i < reached.size(); i++) {
            var one = reached.get(i);
            steps.add(new Step(
                    one.getActivityId(),
                    one.getActivityName() == null ? one.getActivityId() : one.getActivityName(),
                    instant(one.getStartTime()),
                    one.getEndTime() == null ? null : instant(one.getEndTime()),
                    one.getAssignee(),
                    flowTaken(flows.getOrDefault(one.getActivityId(), List.of()), last),
                    until(one, i, reached)));
            last.put(one.getActivityId(), i);
        }
        return steps;
    }

    /** Of the flows that lead to it the one from what was reached last. */
    private static String flowTaken(java.util.Collection<SequenceFlow> incoming, Map<String, Integer> last) {
        return incoming.stream()
                .filter(flow -> last.containsKey(flow.getSource().getId()))
                .max(Comparator.comparing(flow -> last.get(flow.getSource().getId())))
                .map(SequenceFlow::getId)
                .orElse("");
    }

    private static String until(HistoricActivityInstance one, int at, List<HistoricActivityInstance> reached) {
        if (one.getEndTime() == null) {
            return "open";
        }
        var until = at + 1;
        while (until < reached.size() && reached.get(until).getStartTime().before(one.getEndTime())) {
            until++;
        }
        return String.valueOf(until);
    }

    private static Instant instant(Date date) {
        return date.toInstant();
    }
}
