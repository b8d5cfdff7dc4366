package dev.baton.kpi.facts;

import static dev.baton.kpi.facts.Course.yes;

import dev.baton.casefile.CaseEvent.FeedbackGiven;
import dev.baton.casefile.CaseEvent.PromiseBroken;
import dev.baton.casefile.CaseEvent.PromiseKept;
import dev.baton.casefile.Trail.Happened;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What customers were promised, and what they say of it in the end: of each resolution their last answer. */
final class Kept implements Counting {

    private final Map<Instant, Answer> answers = new LinkedHashMap<>();

    private record Answer(Instant at, Traits traits, Map<String, Long> figures) {}

    @Override
    public void happened(Happened happened, Course course) {
        if (happened.event() instanceof PromiseKept kept) {
            promise(kept.what(), kept.due(), true, course);
        } else if (happened.event() instanceof PromiseBroken broken) {
            promise(broken.what(), broken.due(), false, course);
        } else if (happened.event() instanceof FeedbackGiven given) {
            var first = answers.get(given.resolved());
            answers.put(
                    given.resolved(),
                    new Answer(
                            first == null ? happened.at() : first.at(),
                            first == null ? course.traits(happened.at()) : first.traits(),
                            figures(given)));
        }
    }

    private static void promise(String what, Instant due, boolean kept, Course course) {
        course.add("promise", what, due, Map.of("kept", yes(kept)));
    }

    private static Map<String, Long> figures(FeedbackGiven given) {
        var figures = new HashMap<String, Long>();
        figures.put("solved", yes(given.solved()));
        if (given.csat() != null) {
            figures.put("csat", (long) given.csat());
            figures.put("satisfied", yes(given.csat() >= 4));
        }
        if (given.effort() != null) {
            figures.put("effort", (long) given.effort());
        }
        return figures;
    }

    @Override
    public void end(Course course) {
        answers.values().forEach(answer -> course.add("answer", "", answer.at(), answer.traits(), answer.figures()));
    }
}
