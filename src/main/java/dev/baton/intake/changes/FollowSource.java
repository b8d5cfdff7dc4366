package dev.baton.intake.changes;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The case follows what its source does to it; what only a person may decide is told to the person, as a note. */
@Component
public class FollowSource {

    private static final String NOBODY = "nobody";

    private final CaseFile caseFile;
    private final CaseLocks locks;
    private final Conversation conversation;
    private final EarlyChanges early;
    private final Waiting waiting;

    FollowSource(CaseFile caseFile, CaseLocks locks, Conversation conversation, EarlyChanges early, Waiting waiting) {
        this.caseFile = caseFile;
        this.locks = locks;
        this.conversation = conversation;
        this.early = early;
        this.waiting = waiting;
    }

    /**
     * What is done to a duplicate is done to the case in which it goes on.
     *
     * @return the case that follows
     * @throws Refusal where the change says whom the case waits on in words that are not known
     */
    public CaseNumber change(CaseNumber number, String source, CaseChange change) {
        var target = target(number, source, change);
        locks.take(Stream.of(Stream.of(number), pathOf(number), target.stream().flatMap(this::pathOf))
                .flatMap(cases -> cases)
                .map(CaseNumber::value)
                .distinct()
                .toList());
        var main = caseFile.mainOf(number).number();
        if (change.messageId() != null) {
            correct(number, source, change.messageId(), change);
        }
        if (change.waitsOn() != null && caseFile.get(main).status() == Status.OPEN) {
            waitOn(main, source, change.waitsOn());
        }
        if (change.mergedInto() != null) {
            merged(number, main, source, change.mergedInto(), target);
        }
        if (change.note() != null) {
            note(main, "%s: %s".formatted(source, change.note()));
        }
        return main;
    }

    private Stream<CaseNumber> pathOf(CaseNumber number) {
        return caseFile.mergedPath(number).stream().map(Case::number);
    }

    /** Helpdesks do not promise an order: what is done to a message before it comes is done when it comes. */
    private void correct(CaseNumber number, String source, String message, CaseChange change) {
        var followUps = caseFile.followUpsOf(number).stream();
        boolean found = Stream.concat(caseFile.mergedPath(number).stream(), followUps)
                .map(Case::number)
                .anyMatch(place -> isCorrected(place, source, message, change));
        if (!found) {
            early.remember(number, source, message, change);
        }
    }

    /** Whether the message is there. */
    private boolean isCorrected(CaseNumber number, String source, String message, CaseChange change) {
        boolean replaced = change.text() != null && conversation.replace(number, source, message, change.text());
        boolean hidden = Boolean.FALSE.equals(change.isPublic()) && conversation.makeInternal(number, source, message);
        return replaced || hidden;
    }

    private void waitOn(CaseNumber number, String source, String whom) {
        if (whom.equals(NOBODY)) {
            Arrays.stream(WaitingOn.values()).forEach(on -> waiting.end(number, on));
        } else {
            waiting.start(number, WaitingOn.of(whom), "%s says so".formatted(source));
        }
    }

    private Optional<CaseNumber> target(CaseNumber number, String source, CaseChange change) {
        return Optional.ofNullable(change.mergedInto())
                .flatMap(other -> caseFile.find(source, other))
                .filter(found -> !found.equals(number));
    }

    private void merged(CaseNumber number, CaseNumber main, String source, String other, Optional<CaseNumber> target) {
        var goesOn = target.map(found -> caseFile.mainOf(found).number());
        if (!goesOn.equals(Optional.of(main))) {
            note(
                    main,
                    "%s merged %s into %s%s: go on there"
                            .formatted(
                                    source,
                                    number.equals(main) ? "this" : number,
                                    other,
                                    target.map(" (%s)"::formatted).orElse("")));
        }
        goesOn.ifPresent(found -> note(found, "%s merged %s into this".formatted(source, number)));
    }

    private void note(CaseNumber number, String text) {
        conversation.add(number, Direction.INTERNAL, true, null, text);
    }
}
