package dev.baton.kpi.facts;

import static dev.baton.kpi.facts.Course.yes;

import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseEvent.EscalationClimbed;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.Trail.Happened;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A case is opened once, and closed and reopened as often as that happens; between them it is open. */
final class Openings implements Counting {

    private @Nullable Traits first;
    private boolean escalated;
    private boolean functional;
    private boolean hierarchical;
    private long level;
    private boolean reported;
    private boolean open;
    private @Nullable Traits openAs;
    private int closings;

    @Override
    public void happened(Happened happened, Course course) {
        var event = happened.event();
        if (event instanceof CaseReported) {
            reported = true;
            flow(true, course.reportedAt(), course);
        } else if (event instanceof EscalationRequested asked) {
            escalated(asked.kind(), asked.level());
        } else if (event instanceof EscalationClimbed climbed) {
            escalated(climbed.kind(), climbed.level());
        } else if (event instanceof CaseReopened reopened) {
            course.add("reopened", "", reopened.at(), Map.of("cases", 1L));
            flow(true, reopened.at(), course);
        } else if (event instanceof ResolutionSignedOff signedOff) {
            flow(false, signedOff.at(), course);
        } else if (event instanceof CaseClosed closed) {
            flow(false, closed.at(), course);
            course.add(
                    "closed",
                    "",
                    closed.at(),
                    Map.of(
                            "cases", 1L,
                            "handOvers", (long) course.handOvers(),
                            "closedBefore", (long) closings++));
        }
        if (event != null) {
            move(happened.at(), course);
        }
        remember(course);
    }

    /** The first priority and team it got are those it was opened with. */
    private void remember(Course course) {
        if (first == null || first.priority() == null || first.team() == null) {
            var now = course.traits(course.reportedAt());
            first = first == null
                    ? now
                    : new Traits(
                            first.team() == null ? now.team() : first.team(),
                            null,
                            now.account(),
                            now.tier(),
                            now.region(),
                            first.priority() == null ? now.priority() : first.priority(),
                            first.category() == null ? now.category() : first.category(),
                            now.area(),
                            now.channel());
        }
    }

    private void escalated(EscalationKind kind, int reached) {
        escalated = true;
        functional |= kind == EscalationKind.FUNCTIONAL;
        hierarchical |= kind == EscalationKind.HIERARCHICAL;
        level = Math.max(level, reached);
    }

    private void flow(boolean opens, Instant at, Course course) {
        if (open == opens) {
            return;
        }
        if (open) {
            flow(-1, at, openAs, course);
        }
        open = opens;
        openAs = opens ? course.traits(at) : null;
        if (open) {
            flow(1, at, openAs, course);
        }
    }

    /** An open case that becomes another team's, or another priority, leaves those it was among. */
    private void move(Instant at, Course course) {
        var now = open ? course.traits(at) : null;
        if (now != null && !now.equals(openAs)) {
            flow(-1, at, openAs, course);
            openAs = now;
            flow(1, at, openAs, course);
        }
    }

    private static void flow(long sign, Instant at, @Nullable Traits traits, Course course) {
        course.add(
                "flow",
                "",
                at,
                Objects.requireNonNull(traits),
                Map.of("open", sign, "since", sign * course.reportedAt().getEpochSecond()));
    }

    @Override
    public void end(Course course) {
        if (!reported || first == null) {
            return;
        }
        var figures = new HashMap<String, Long>();
        figures.put("cases", 1L);
        figures.put("escalated", yes(escalated));
        figures.put("functional", yes(functional));
        figures.put("hierarchical", yes(hierarchical));
        figures.put("level", level);
        course.add("opened", "", course.reportedAt(), first.of(first.team(), null), figures);
    }
}
