package dev.baton.models;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** A sequence flow as it is drawn. */
record Line(SequenceFlow flow, List<Point2D> points) {

    static Line of(SequenceFlow flow) {
        return new Line(
                flow,
                flow.getDiagramElement().getWaypoints().stream()
                        .<Point2D>map(point -> new Point2D.Double(point.getX(), point.getY()))
                        .toList());
    }

    boolean leavesOnTheLeft() {
        return start().getX() <= source().getMinX();
    }

    boolean runsBackwards() {
        return start().getX() >= source().getMaxX() && end().getX() <= start().getX();
    }

    boolean isSlanted() {
        return segments().anyMatch(segment -> segment.getX1() != segment.getX2() && segment.getY1() != segment.getY2());
    }

    boolean isLoose() {
        return !isOnEdge(source(), start()) || !isOnEdge(target(), end());
    }

    boolean crosses(Line other) {
        return segments()
                .anyMatch(mine -> other.segments()
                        .anyMatch(theirs -> sharesEndWith(other)
                                ? cut(mine, theirs) || cut(theirs, mine)
                                : mine.intersectsLine(theirs)));
    }

    boolean touches(Rectangle2D area) {
        return segments().anyMatch(area::intersectsLine);
    }

    boolean joins(FlowNode node) {
        return node.equals(flow.getSource()) || node.equals(flow.getTarget());
    }

    /** Flows to one target may run into each other at the end, as flows from one source may at the start. */
    private boolean sharesEndWith(Line other) {
        return flow.getTarget().equals(other.flow.getTarget())
                || flow.getSource().equals(other.flow.getSource());
    }

    private static boolean cut(Line2D level, Line2D upright) {
        return level.getY1() == level.getY2()
                && upright.getX1() == upright.getX2()
                && isBetween(level.getX1(), upright.getX1(), level.getX2())
                && isBetween(upright.getY1(), level.getY1(), upright.getY2());
    }

    private static boolean isBetween(double one, double middle, double other) {
        return Math.min(one, other) < middle && middle < Math.max(one, other);
    }

    private static boolean isOnEdge(Rectangle2D shape, Point2D point) {
        return Drawing.grown(shape, 1).contains(point)
                && !Drawing.grown(shape, -1).contains(point);
    }

    private Stream<Line2D> segments() {
        return IntStream.range(1, points.size()).mapToObj(i -> new Line2D.Double(points.get(i - 1), points.get(i)));
    }

    private Point2D start() {
        return points.get(0);
    }

    private Point2D end() {
        return points.get(points.size() - 1);
    }

    private Rectangle2D source() {
        return Drawing.shape(flow.getSource());
    }

    private Rectangle2D target() {
        return Drawing.shape(flow.getTarget());
    }
}
