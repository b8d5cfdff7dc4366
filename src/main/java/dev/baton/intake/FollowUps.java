package dev.baton.intake;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.FollowUpOpened;
import dev.baton.casefile.CaseEvent.FollowsUp;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseFile.Filed;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReport;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.UnknownCase;
import dev.baton.intake.ReadReport.Read;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A closed case stays closed: what the customer writes on it goes on as another one, which the two name to each other. */
@Component
class FollowUps {

    private static final int LONGEST_SUBJECT = 200;

    private final CaseFile caseFile;
    private final CaseLocks locks;
    private final Conversation conversation;
    private final ReportCase reportCase;

    FollowUps(CaseFile caseFile, CaseLocks locks, Conversation conversation, ReportCase reportCase) {
        this.caseFile = caseFile;
        this.locks = locks;
        this.conversation = conversation;
        this.reportCase = reportCase;
    }

    /** Further words join the follow-up that is open; a word that came before is the same word. */
    Heard carryOn(Case closed, NewMessage message) {
        var followUps = lockedFollowUpsOf(closed.number());
        return before(closed, followUps, message)
                .or(() -> followUps.stream()
                        .filter(followUp -> followUp.status() != Status.CLOSED)
                        .findFirst()
                        .map(open -> add(closed, open.number(), message, false)))
                .or(() -> mergedInto(followUps).map(main -> add(closed, main.number(), message, false)))
                .orElseGet(() -> open(closed, followUps.size() + 1, message));
    }

    /** The open case in which a follow-up goes on as a duplicate. */
    private Optional<Case> mergedInto(List<Case> followUps) {
        return followUps.stream()
                .filter(followUp -> followUp.mergedInto() != null)
                .map(followUp -> caseFile.mainOf(followUp.number()))
                .filter(main -> main.status() != Status.CLOSED)
                .findFirst();
    }

    /**
     * Whoever reports a case may say which one it follows up on.
     *
     * @throws Refusal where there is no such case, or it is one of another account
     */
    @Transactional
    Filed report(Read read, @Nullable String followUpOf) {
        var earlier = followUpOf == null ? null : earlier(followUpOf);
        var filed = reportCase.report(read);
        if (earlier != null && filed.created()) {
            refuseAnotherAccount(earlier, caseFile.get(filed.number()));
            link(filed.number(), earlier.number());
        }
        return filed;
    }

    /** Nobody closes one of them while it is chosen. */
    private List<Case> lockedFollowUpsOf(CaseNumber closed) {
        locks.take(caseFile.followUpsOf(closed).stream()
                .map(followUp -> followUp.number().value())
                .toList());
        return caseFile.followUpsOf(closed);
    }

    private static void refuseAnotherAccount(Case earlier, Case followUp) {
        if (!earlier.account().equals(followUp.account())) {
            throw new Refusal("followUpOf", "is a case of another account; leave it out");
        }
    }

    private Optional<Heard> before(Case closed, List<Case> followUps, NewMessage message) {
        return conversation
                .find(closed.number(), message)
                .map(id -> new Heard(closed.number(), id, false, false, null))
                .or(() -> followUps.stream()
                        .flatMap(followUp -> conversation.find(followUp.number(), message).stream()
                                .map(id -> new Heard(followUp.number(), id, false, false, closed.number())))
                        .findFirst());
    }

    private Heard open(Case closed, int nth, NewMessage message) {
        var report = new CaseReport(
                closed.source(),
                "%s, follow-up %d".formatted(closed.number(), nth),
                null,
                closed.account(),
                closed.contact(),
                subject(closed),
                message.text(),
                null,
                closed.productArea(),
                closed.channel(),
                closed.zone(),
                null,
                null);
        var filed = reportCase.report(new Read(report, List.of(), List.of()));
        link(filed.number(), closed.number());
        return add(closed, filed.number(), message, true);
    }

    private Heard add(Case closed, CaseNumber followUp, NewMessage message, boolean opened) {
        var added = conversation.add(followUp, message);
        return new Heard(followUp, added.id(), added.created(), opened, closed.number());
    }

    private void link(CaseNumber followUp, CaseNumber earlier) {
        caseFile.record(new FollowsUp(followUp, earlier));
        caseFile.record(new FollowUpOpened(earlier, followUp));
    }

    private Case earlier(String of) {
        try {
            return caseFile.mainOf(new CaseNumber(of));
        } catch (UnknownCase unknown) {
            throw new Refusal("followUpOf", "names no case: " + unknown.getMessage());
        }
    }

    private static String subject(Case closed) {
        return TextRules.shortened("Follow-up of %s: %s".formatted(closed.number(), closed.subject()), LONGEST_SUBJECT);
    }
}
