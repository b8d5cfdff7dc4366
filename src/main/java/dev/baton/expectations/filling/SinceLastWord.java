package dev.baton.expectations.filling;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.CaseTriaged;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.ResolutionProposed;
import dev.baton.casefile.CaseEvent.RootCauseFound;
import dev.baton.casefile.CaseEvent.WaitingEnded;
import dev.baton.casefile.CaseEvent.WaitingStarted;
import dev.baton.casefile.CaseEvent.WorkHandedOver;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.CourseOfCase;
import dev.baton.casefile.Direction;
import dev.baton.casefile.WaitingOn;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What happened on a case since its customer heard from a person, as a customer may know it: that something happened, in Baton's words, and
 * never what somebody wrote, nor who it was.
 */
@Component
class SinceLastWord {

    private final ObjectProvider<CourseOfCase> course;
    private final Conversation conversation;
    private final MessageSource messages;

    SinceLastWord(ObjectProvider<CourseOfCase> course, Conversation conversation, MessageSource messages) {
        this.course = course;
        this.conversation = conversation;
        this.messages = messages;
    }

    /** Sentences, each once, in the order in which it happened; empty where nothing did, or nobody remembers. */
    List<String> of(Case subject, Locale language) {
        var since = conversation.lastReply(subject.number()).orElse(subject.reportedAt());
        return course.stream()
                .flatMap(known -> known.since(subject.number(), since).stream())
                .flatMap(past -> word(past.event()).stream())
                .distinct()
                .map(word -> messages.getMessage("expectations.since." + word, null, language))
                .toList();
    }

    private static Optional<String> word(CaseEvent event) {
        if (event instanceof ActivityRecorded said) {
            return said.interaction().direction() == Direction.INBOUND
                            && !said.interaction().automatic()
                    ? Optional.of("yourWord")
                    : Optional.empty();
        }
        if (event instanceof WorkHandedOver handed) {
            return handed.fromTeam() != null
                            && handed.toTeam() != null
                            && !Objects.equals(handed.fromTeam(), handed.toTeam())
                    ? Optional.of("otherTeam")
                    : Optional.empty();
        }
        if (event instanceof WaitingStarted waits) {
            return waits.on() == WaitingOn.THIRD_PARTY ? Optional.of("waits") : Optional.empty();
        }
        if (event instanceof WaitingEnded ended) {
            return ended.on() == WaitingOn.THIRD_PARTY ? Optional.of("waited") : Optional.empty();
        }
        return plain(event);
    }

    private static Optional<String> plain(CaseEvent event) {
        if (event instanceof CaseTriaged) {
            return Optional.of("triaged");
        }
        if (event instanceof EscalationRequested) {
            return Optional.of("escalated");
        }
        if (event instanceof EscalationAccepted) {
            return Optional.of("taken");
        }
        if (event instanceof RootCauseFound) {
            return Optional.of("cause");
        }
        if (event instanceof ResolutionProposed) {
            return Optional.of("solution");
        }
        return event instanceof CaseReopened ? Optional.of("reopened") : Optional.empty();
    }
}
