package dev.baton.expectations.saying;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseEvent.WaitingStarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import dev.baton.expectations.Occasion;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Customers are told at the occasions of a case. Customer Success hears of each closing: whoever their account names. */
@Component
class AutomaticTexts {

    private final SaidOnce said;
    private final CaseFile caseFile;
    private final Waiting waiting;
    private final Accounts accounts;
    private final Notices notices;
    private final Set<String> confirmed;

    AutomaticTexts(
            SaidOnce said,
            CaseFile caseFile,
            Waiting waiting,
            Accounts accounts,
            Notices notices,
            @Value("${baton.texts.receipts-for}") Set<String> confirmed) {
        this.said = said;
        this.caseFile = caseFile;
        this.waiting = waiting;
        this.accounts = accounts;
        this.notices = notices;
        this.confirmed = Set.copyOf(confirmed);
    }

    /** Not where its source tells its customers by itself. */
    @OnCaseEvent(Phase.TELL)
    void aReportIsConfirmed(CaseReported event) {
        if (confirmed.contains(event.source())) {
            say(event.number(), Occasion.RECEIVED, "");
        }
    }

    /** Once somebody has taken charge of it, and not before: then there is somebody to speak of. */
    @OnCaseEvent(Phase.TELL)
    void anEscalationIsTold(EscalationAccepted event) {
        say(event.number(), Occasion.ESCALATED, String.valueOf(event.id()));
    }

    @OnCaseEvent(Phase.TELL)
    void whoIsWaitedForIsTold(WaitingStarted event) {
        if (event.on() == WaitingOn.CUSTOMER) {
            say(
                    event.number(),
                    Occasion.WAITING_FOR_YOU,
                    String.valueOf(waiting.of(event.number()).size()));
        }
    }

    @OnCaseEvent(Phase.TELL)
    void aSolutionIsTold(ResolutionSignedOff event) {
        say(event.number(), Occasion.RESOLVED, life(caseFile.get(event.number())));
    }

    /** A duplicate goes on in another case, which tells its customers when it ends. */
    @OnCaseEvent(Phase.TELL)
    void aClosingIsTold(CaseClosed event) {
        var subject = caseFile.get(event.number());
        if (subject.mergedInto() == null) {
            say(event.number(), Occasion.CLOSED, life(subject));
            var account = accounts.get(subject.account());
            if (account.csm() != null) {
                notices.tellPerson(
                        account.csm(),
                        Notice.about(
                                event.number(), "caseClosed", event.number().value(), account.name()));
            }
        }
    }

    private void say(CaseNumber number, Occasion occasion, String once) {
        said.say(caseFile.get(number), occasion, once, Map.of());
    }

    /** Once for each time that the case is open. */
    private static String life(Case subject) {
        return String.valueOf(subject.reopened());
    }
}
