package dev.baton.resolution.concessions;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CaseMerged;
import dev.baton.casefile.CaseEvent.ConcessionEnded;
import dev.baton.casefile.CaseEvent.ConcessionPassedOn;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TimeFormat;
import dev.baton.resolution.GiveConcession.Amount;
import dev.baton.resolution.concessions.Concession.State;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is asked for and not decided follows its case: the baton, a merge, a new process, the end. */
@Component
class ConcessionRequests {

    private final ConcessionRecords records;
    private final ConcessionProcess process;
    private final Approvers approvers;
    private final Limits limits;
    private final CaseFile caseFile;
    private final Accounts accounts;
    private final Notices notices;

    ConcessionRequests(
            ConcessionRecords records,
            ConcessionProcess process,
            Approvers approvers,
            Limits limits,
            CaseFile caseFile,
            Accounts accounts,
            Notices notices) {
        this.records = records;
        this.process = process;
        this.approvers = approvers;
        this.limits = limits;
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.notices = notices;
    }

    long ask(Case subject, Amount amount, String reason, String by, @Nullable String key) {
        var id = records.add(subject.number(), amount, reason, by, key, false);
        process.start(subject.number(), id, known(subject, amount, by));
        return id;
    }

    /** Somebody deleted the process that asked: whoever was asked is asked again. */
    void goOnIfGone(Case subject, Concession open) {
        if (process.isGone(subject.number(), open.id())) {
            goOn(subject, open);
        }
    }

    /** Nobody decides on it any more, and who asked for it is told. */
    void end(Concession open, String why) {
        records.decide(open.id(), State.ENDED, null, why);
        caseFile.record(
                new ConcessionEnded(open.caseNumber(), open.id(), open.worth().what(), why));
        notices.tellPerson(
                open.askedBy(),
                Notice.about(open.caseNumber(), "concessionEnded", open.worth().what(), why));
    }

    /** What nobody was asked for a second time goes along with who answers for the case. */
    @OnCaseEvent(Phase.ACT)
    void followTheBaton(BatonPassed passed) {
        if (passed.from() != null) {
            records.openOf(passed.number()).stream()
                    .filter(open -> !open.climbed() && open.due() != null)
                    .forEach(this::askAnew);
        }
    }

    private void askAnew(Concession open) {
        var subject = caseFile.get(open.caseNumber());
        approvers.first(subject, open.worth(), open.askedBy()).ifPresent(approver -> {
            if (approver.whom().equals(open.whom())) {
                return;
            }
            records.ask(open.id(), approver, false, Objects.requireNonNull(open.due()));
            process.ask(open.caseNumber(), open.id(), approver);
            caseFile.record(new ConcessionPassedOn(
                    open.caseNumber(),
                    open.id(),
                    open.worth().what(),
                    approver.whom(),
                    "the baton passed from %s to %s".formatted(open.whom(), subject.accountable())));
        });
    }

    @OnCaseEvent(Phase.ACT)
    void goOn(ProcessRestarted restarted) {
        var subject = caseFile.get(restarted.number());
        records.openOf(restarted.number()).stream()
                .filter(open -> open.due() != null)
                .forEach(open -> goOn(subject, open));
    }

    private void goOn(Case subject, Concession open) {
        process.goOn(subject.number(), open.id(), known(subject, open.worth(), open.askedBy()));
    }

    /** It is asked for on the case in which this one goes on, of who answers for that. */
    @OnCaseEvent(Phase.ACT)
    void move(CaseMerged merged) {
        var open = records.openOf(merged.number());
        if (open.isEmpty()) {
            return;
        }
        var main = caseFile.getForChange(merged.into());
        for (var one : open) {
            records.decide(one.id(), State.ENDED, null, "It is asked for on " + merged.into());
            caseFile.record(new ConcessionEnded(
                    one.caseNumber(), one.id(), one.worth().what(), "it is asked for on " + merged.into()));
            if (!isAsked(main, one)) {
                ask(main, one.worth(), one.reason(), one.askedBy(), null);
            }
        }
    }

    /** The same wish on a case and on its duplicate is one. */
    private boolean isAsked(Case main, Concession wish) {
        return records.openOf(main.number()).stream().anyMatch(wish::isTheSameAs);
    }

    @OnCaseEvent(Phase.ACT)
    void end(CaseClosed closed) {
        for (var open : records.openOf(closed.number())) {
            end(open, "the case is closed");
            process.end(closed.number(), open.id());
        }
    }

    private Map<String, Object> known(Case subject, Amount amount, String by) {
        var known = new HashMap<String, Object>();
        known.put("number", subject.number().value());
        known.put("account", accounts.get(subject.account()).name());
        known.put(
                "priority",
                subject.priority() == null ? null : subject.priority().name());
        known.put("concessionWhat", amount.what());
        known.put("concessionBy", by);
        known.put("concessionGiven", before(subject, amount));
        return known;
    }

    private @Nullable String before(Case subject, Amount amount) {
        var before = limits.givenBefore(subject, amount.kind());
        return before.signum() == 0
                ? null
                : "%s in the last %s"
                        .formatted(
                                new Amount(amount.kind(), before, amount.unit()).told(Locale.ENGLISH),
                                TimeFormat.told(limits.counted()));
    }
}
