package dev.baton.intake.webhooks;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** The case follows what its source does to it; what only a person may decide is told to the person, as a note. */
@Component
class FollowSource {

    private static final String NOBODY = "nobody";

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final Waiting waiting;

    FollowSource(CaseFile caseFile, Conversation conversation, Waiting waiting) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.waiting = waiting;
    }

    /** @throws Refusal where the change says whom the case waits on in words that are not known */
    void change(CaseNumber number, String source, CaseChange change) {
        if (change.messageId() != null) {
            correct(number, source, change.messageId(), change);
        }
        if (change.waitsOn() != null && caseFile.get(number).status() == Status.OPEN) {
            waitOn(number, source, change.waitsOn());
        }
        if (change.mergedInto() != null) {
            merged(number, source, change.mergedInto());
        }
        if (change.note() != null) {
            note(number, "%s: %s".formatted(source, change.note()));
        }
    }

    private void correct(CaseNumber number, String source, String message, CaseChange change) {
        if (change.text() != null) {
            conversation.replace(number, source, message, change.text());
        }
        if (Boolean.FALSE.equals(change.isPublic())) {
            conversation.makeInternal(number, source, message);
        }
    }

    private void waitOn(CaseNumber number, String source, String whom) {
        if (whom.equals(NOBODY)) {
            Arrays.stream(WaitingOn.values()).forEach(on -> waiting.end(number, on));
        } else {
            waiting.start(number, WaitingOn.of(whom), "%s says so".formatted(source));
        }
    }

    private void merged(CaseNumber number, String source, String other) {
        var target = caseFile.find(source, other).filter(found -> !found.equals(number));
        note(
                number,
                "%s merged this into %s%s: go on there"
                        .formatted(source, other, target.map(" (%s)"::formatted).orElse("")));
        target.ifPresent(found -> note(found, "%s merged %s into this".formatted(source, number)));
    }

    private void note(CaseNumber number, String text) {
        conversation.add(number, Direction.INTERNAL, true, null, text);
    }
}
