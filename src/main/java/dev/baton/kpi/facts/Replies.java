package dev.baton.kpi.facts;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.MessageSettled;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Trail.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long customers waited for a word of a person: from the report, and from the oldest of their messages that nobody had answered. */
final class Replies implements Counting {

    private boolean answered;
    private @Nullable Instant unanswered;

    @Override
    public void happened(Happened happened, Course course) {
        if (happened.event() instanceof ActivityRecorded recorded) {
            said(recorded.interaction(), course);
        } else if (happened.event() instanceof MessageSettled) {
            unanswered = null;
        }
    }

    private void said(Interaction said, Course course) {
        if (said.isReply()) {
            if (!said.happenedAt().isBefore(course.reportedAt())
                    && (unanswered == null || !said.happenedAt().isBefore(unanswered) || !answered)) {
                reply(said, course);
            }
        } else if (said.direction() == Direction.INBOUND && !said.automatic()) {
            unanswered = unanswered == null || said.happenedAt().isBefore(unanswered) ? said.happenedAt() : unanswered;
        }
    }

    private void reply(Interaction said, Course course) {
        var at = said.happenedAt();
        var traits = course.traits(at);
        var by = said.author() == null ? traits.person() : said.author();
        if (!answered) {
            answered = true;
            course.add(
                    "reply",
                    "first",
                    at,
                    traits.of(traits.team(), by),
                    course.isImported()
                            ? Map.of()
                            : Course.seconds("seconds", Duration.between(course.reportedAt(), at)));
        } else if (unanswered != null) {
            course.add(
                    "reply",
                    "next",
                    at,
                    traits.of(traits.team(), by),
                    Course.seconds("seconds", Duration.between(unanswered, at)));
        }
        unanswered = null;
    }
}
