package dev.baton.models;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A process as it is drawn. Every question is answered with the ids that offend. */
record Drawing(BpmnModelInstance bpmn) {

    List<String> missing() {
        return ids(all(FlowElement.class).filter(element -> element.getDiagramElement() == null));
    }

    List<String> unplacedLabels() {
        return ids(all(FlowElement.class).filter(Drawing::hasLabelBeside).filter(element -> label(element) == null));
    }

    List<String> lines(Predicate<Line> offending) {
        return ids(lines().filter(offending).map(Line::flow));
    }

    List<String> crossings() {
        return pairs(lines().toList(), Line::crosses, line -> line.flow().getId());
    }

    List<String> overlaps() {
        return pairs(all(FlowNode.class).toList(), Drawing::overlap, FlowNode::getId);
    }

    List<String> linesThroughShapes() {
        return lines(line -> all(FlowNode.class).anyMatch(node -> runsThrough(line, node)));
    }

    List<String> coveredLabels() {
        return ids(
                all(FlowElement.class).filter(element -> label(element) != null).filter(this::isCovered));
    }

    List<String> bends() {
        return ids(all(StartEvent.class).flatMap(Drawing::bends));
    }

    static Rectangle2D shape(FlowNode node) {
        return rectangle(((BpmnShape) node.getDiagramElement()).getBounds());
    }

    static Rectangle2D grown(Rectangle2D area, double by) {
        return new Rectangle2D.Double(
                area.getX() - by, area.getY() - by, area.getWidth() + 2 * by, area.getHeight() + 2 * by);
    }

    private Stream<Line> lines() {
        return all(SequenceFlow.class).map(Line::of);
    }

    private <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type).stream();
    }

    private static Stream<SequenceFlow> bends(StartEvent start) {
        var level = shape(start).getCenterY();
        return Stream.iterate(happy(start), Objects::nonNull, flow -> happy(flow.getTarget()))
                .limit(100)
                .filter(flow -> Line.of(flow).points().stream().anyMatch(point -> point.getY() != level));
    }

    private static SequenceFlow happy(FlowNode node) {
        if (node instanceof ExclusiveGateway gateway && gateway.getDefault() != null) {
            return gateway.getDefault();
        }
        return node.getOutgoing().stream().findFirst().orElse(null);
    }

    private static boolean runsThrough(Line line, FlowNode node) {
        return !line.joins(node) && !contains(node, line.flow()) && line.touches(grown(shape(node), -1));
    }

    private static boolean overlap(FlowNode one, FlowNode other) {
        var related = contains(one, other) || contains(other, one) || isAttached(one, other) || isAttached(other, one);
        return !related && shape(one).intersects(shape(other));
    }

    private static boolean isAttached(FlowNode event, FlowNode host) {
        return event instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().equals(host);
    }

    private static boolean contains(FlowNode node, FlowElement element) {
        return Stream.iterate(element.getParentElement(), Objects::nonNull, ModelElementInstance::getParentElement)
                .anyMatch(node::equals);
    }

    private boolean isCovered(FlowElement element) {
        return lines().anyMatch(line -> line.touches(label(element)))
                || all(FlowNode.class).anyMatch(node -> covers(node, element))
                || all(FlowElement.class).anyMatch(other -> labelsOverlap(element, other));
    }

    private static boolean covers(FlowNode node, FlowElement element) {
        var label = label(element);
        return contains(node, element)
                ? !shape(node).contains(label)
                : shape(node).intersects(label);
    }

    private static boolean labelsOverlap(FlowElement one, FlowElement other) {
        return !one.equals(other) && label(other) != null && label(one).intersects(label(other));
    }

    private static boolean hasLabelBeside(FlowElement element) {
        var beside = element instanceof Event || element instanceof Gateway || element instanceof SequenceFlow;
        return beside && element.getName() != null;
    }

    private static Rectangle2D label(FlowElement element) {
        return element.getDiagramElement().getChildElementsByType(BpmnLabel.class).stream()
                .map(BpmnLabel::getBounds)
                .filter(Objects::nonNull)
                .map(Drawing::rectangle)
                .findFirst()
                .orElse(null);
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static List<String> ids(Stream<? extends BaseElement> elements) {
        return elements.map(BaseElement::getId).toList();
    }

    private static <T> List<String> pairs(List<T> all, BiPredicate<T, T> offending, Function<T, String> id) {
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> all.subList(0, i).stream()
                        .filter(other -> offending.test(all.get(i), other))
                        .map(other -> id.apply(other) + " and " + id.apply(all.get(i))))
                .toList();
    }
}
