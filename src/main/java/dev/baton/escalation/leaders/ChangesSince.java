package dev.baton.escalation.leaders;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.TimeFormat;
import dev.baton.escalation.Escalation;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What changed on an escalated case since the leadership was told last, or since it was led: read when it is looked at. */
@Component
public class ChangesSince {

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final PromisedWord promised;

    ChangesSince(CaseFile caseFile, Conversation conversation, PromisedWord promised) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.promised = promised;
    }

    /** One line, without words of people. */
    public String told(Escalation escalation) {
        var number = new CaseNumber(escalation.caseNumber());
        var subject = caseFile.get(number);
        var since = Objects.requireNonNullElse(
                escalation.leadersToldAt(),
                Objects.requireNonNullElse(escalation.answeredAt(), escalation.requestedAt()));
        var said = conversation.countSince(number, since);
        return "since %s: %d from the customer, %d answers, %d notes; %s"
                .formatted(
                        TimeFormat.told(since),
                        said.getOrDefault(Direction.INBOUND, 0),
                        said.getOrDefault(Direction.OUTBOUND, 0),
                        said.getOrDefault(Direction.INTERNAL, 0),
                        stands(subject));
    }

    private String stands(Case subject) {
        var all = new ArrayList<String>();
        all.add(subject.rootCause() == null ? "root cause not known" : "root cause known");
        all.add(subject.resolution() == null ? "no solution proposed" : "a solution was proposed");
        promised.next(subject.number()).ifPresent(due -> all.add("next word promised " + TimeFormat.told(due)));
        return String.join(", ", all);
    }
}
