package dev.baton.escalation.watching;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.PromiseBroken;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Priority;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Whoever watches an account hears of each of its cases that is grave, escalated, reopened or without the word that was promised. */
@Component
class TellWatchers {

    private final Watches watches;
    private final CaseFile caseFile;
    private final Accounts accounts;
    private final Notices notices;

    TellWatchers(Watches watches, CaseFile caseFile, Accounts accounts, Notices notices) {
        this.watches = watches;
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.notices = notices;
    }

    @OnCaseEvent(Phase.TELL)
    void grave(CasePrioritized event) {
        if (event.priority() == Priority.P1 || event.priority() == Priority.P2) {
            tell(event.number(), "watchedGrave", event.priority().name());
        }
    }

    @OnCaseEvent(Phase.TELL)
    void escalated(EscalationRequested event) {
        tell(event.number(), "watchedEscalated");
    }

    @OnCaseEvent(Phase.TELL)
    void reopened(CaseReopened event) {
        tell(event.number(), "watchedReopened");
    }

    @OnCaseEvent(Phase.TELL)
    void broken(PromiseBroken event) {
        tell(event.number(), "watchedBroken");
    }

    private void tell(CaseNumber number, String kind, String... facts) {
        var account = caseFile.get(number).account();
        var watching = watches.of(account);
        if (!watching.isEmpty()) {
            var all = new java.util.ArrayList<>(java.util.List.of(
                    number.value(), Objects.requireNonNull(accounts.get(account).name())));
            all.addAll(java.util.List.of(facts));
            var notice = Notice.about(number, kind, all.toArray(String[]::new));
            watching.forEach(person -> notices.tellPerson(person, notice));
        }
    }
}
