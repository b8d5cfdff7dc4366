package dev.baton.kpi.facts;

import static dev.baton.kpi.facts.Course.yes;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.Trail.Happened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What it took until a case was signed off, each time it was. */
final class Solutions implements Counting {

    private final List<Solved> solved = new ArrayList<>();
    private int replies;
    private boolean escalated;
    private boolean specialists;

    private record Solved(Instant at, Traits traits, Map<String, Long> figures) {}

    @Override
    public void happened(Happened happened, Course course) {
        var event = happened.event();
        if (event instanceof ActivityRecorded recorded && recorded.interaction().isReply()) {
            replies++;
        } else if (event instanceof EscalationRequested) {
            escalated = true;
        } else if (event instanceof EscalationAccepted accepted) {
            specialists |= accepted.kind() == EscalationKind.FUNCTIONAL;
        } else if (event instanceof ResolutionSignedOff signedOff) {
            solved.add(new Solved(signedOff.at(), course.traits(signedOff.at()), figures(signedOff.at(), course)));
        } else if (event instanceof CaseReopened && !solved.isEmpty()) {
            var last = solved.get(solved.size() - 1).figures();
            last.put("reopened", 1L);
            last.computeIfPresent("firstContact", (name, was) -> 0L);
        } else if (happened.kind().equals(ClockOutcomes.KIND)) {
            count(happened);
        }
    }

    private Map<String, Long> figures(Instant at, Course course) {
        var figures = new HashMap<String, Long>();
        figures.put("cases", 1L);
        figures.put("reopened", 0L);
        figures.put("handOvers", (long) course.handOvers());
        figures.put("levelOne", yes(!escalated && course.handOvers() == 0));
        figures.put("specialists", yes(specialists));
        if (!course.isImported()) {
            figures.putAll(Course.seconds("seconds", course.openUntil(at)));
            if (solved.isEmpty()) {
                figures.put("firstContact", yes(replies <= 1 && !escalated && course.handOvers() == 0));
            }
        }
        return figures;
    }

    /** The clock of the resolution is met right after the sign-off, in the same transaction. */
    private void count(Happened happened) {
        if (solved.isEmpty() || !(happened.details().get("clocks") instanceof List<?> changes)) {
            return;
        }
        var last = solved.get(solved.size() - 1).figures();
        for (var change : changes) {
            if (change instanceof Map<?, ?> facts
                    && "resolution".equals(facts.get("clock"))
                    && "met".equals(facts.get("what"))
                    && facts.get("counted") instanceof Number seconds) {
                last.putIfAbsent("counted", seconds.longValue());
            }
        }
    }

    @Override
    public void end(Course course) {
        solved.forEach(one -> course.add("resolved", "", one.at(), one.traits(), one.figures()));
    }
}
