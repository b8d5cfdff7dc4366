package dev.baton.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A process by its names. Every question is answered with the ids that offend. */
record ProcessModel(Path file, BpmnModelInstance bpmn) {

    static ProcessModel of(Path file) {
        return new ProcessModel(file, Bpmn.readModelFromFile(file.toFile()));
    }

    Process process() {
        return all(Process.class).findFirst().orElseThrow();
    }

    Drawing drawing() {
        return new Drawing(bpmn);
    }

    <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type).stream();
    }

    List<String> misnamed() {
        return ids(FlowElement.class, element -> !element.getId().matches(prefix(element) + "_[a-z][A-Za-z]*"));
    }

    List<String> misnamedMessages() {
        return ids(
                Message.class,
                message -> !message.getId().equals(message.getName().replace("baton.", "message_")));
    }

    List<String> unconnected() {
        return ids(SequenceFlow.class, flow -> !isConnected(flow));
    }

    List<String> badLabels() {
        return ids(FlowNode.class, node -> !(node instanceof Gateway) && !Wording.isSentence(node.getName()));
    }

    List<String> badQuestions() {
        return ids(Gateway.class, gateway -> branches(gateway) ? !asks(gateway) : gateway.getName() != null);
    }

    List<String> badAnswers() {
        return ids(SequenceFlow.class, flow -> branches(flow.getSource()) ? !answers(flow) : flow.getName() != null);
    }

    List<String> gatewaysThatGetStuck() {
        return ids(ExclusiveGateway.class, gateway -> branches(gateway) && gateway.getDefault() == null);
    }

    List<String> tasksNotNamedByTheirLabel() {
        return ids(Task.class, task -> !isNamedByItsLabel(task));
    }

    Stream<String> forms() {
        return references("formRef");
    }

    Stream<String> decisions() {
        return references("decisionRef");
    }

    Stream<String> calledProcesses() {
        return all(FlowNode.class)
                .map(node -> node.getAttributeValue("calledElement"))
                .filter(Objects::nonNull);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    private Stream<String> references(String attribute) {
        return all(FlowNode.class).map(node -> camunda(node, attribute)).filter(Objects::nonNull);
    }

    private static String prefix(FlowElement element) {
        if (element instanceof Event) {
            return "event";
        }
        if (element instanceof Gateway) {
            return "gateway";
        }
        return element instanceof SequenceFlow
                ? "flow"
                : element.getElementType().getTypeName();
    }

    private static boolean isConnected(SequenceFlow flow) {
        return flow.getSource().getOutgoing().contains(flow)
                && flow.getTarget().getIncoming().contains(flow);
    }

    /** Where one of several ways is taken: a parallel gateway takes all of them, and asks nothing. */
    private static boolean branches(FlowNode node) {
        return node.getOutgoing().size() > 1 && !(node instanceof ParallelGateway);
    }

    private static boolean asks(Gateway gateway) {
        var question = gateway.getName();
        return Wording.isSentence(question)
                && question.endsWith("?")
                && gateway.getId().equals("gateway_" + Wording.camelCase(question));
    }

    private static boolean answers(SequenceFlow flow) {
        var answer = flow.getName();
        var question = flow.getSource().getId().replace("gateway_", "flow_");
        return Wording.isSentence(answer)
                && flow.getId().equals(question + Wording.pascalCase(answer))
                && isDefault(flow) == (flow.getConditionExpression() == null);
    }

    private static boolean isDefault(SequenceFlow flow) {
        return flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
    }

    private static boolean isNamedByItsLabel(Task task) {
        var name = Wording.camelCase(task.getName());
        return task.getId().equals(prefix(task) + "_" + name) && does(task).allMatch(name::equals);
    }

    private static Stream<String> does(Task task) {
        if (task instanceof UserTask) {
            return Stream.of(camunda(task, "formRef"), listener(task));
        }
        return Stream.of(
                task instanceof BusinessRuleTask
                        ? camunda(task, "decisionRef")
                        : bean(camunda(task, "delegateExpression")));
    }

    private static String listener(Task task) {
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().stream()
                .filter(listener -> "complete".equals(listener.getCamundaEvent()))
                .map(listener -> bean(listener.getCamundaDelegateExpression()))
                .findFirst()
                .orElse("");
    }

    private static String bean(String expression) {
        return String.valueOf(expression).replaceAll("^\\$\\{(\\w+)}$", "$1");
    }

    private static String camunda(ModelElementInstance element, String attribute) {
        return element.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", attribute);
    }

    private <T extends BaseElement> List<String> ids(Class<T> type, Predicate<T> offending) {
        return all(type).filter(offending).map(BaseElement::getId).toList();
    }
}
