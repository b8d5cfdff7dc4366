package dev.baton.escalation.accounts;

import dev.baton.casefile.Account;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.UnknownCase;
import dev.baton.escalation.accounts.AccountEscalation.State;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asking for an account escalation, and which cases belong to it. */
@Component
public class RequestAccountEscalation {

    private static final String PROCESS = "account-escalation";
    private static final int MOST_CASES = 100;

    private final AccountEscalationRecords escalations;
    private final Responsible responsible;
    private final StepLimits limits;
    private final TellOfAccount tell;
    private final CaseFile caseFile;
    private final CaseReach reach;
    private final RuntimeService runtime;
    private final Clock clock;

    RequestAccountEscalation(
            AccountEscalationRecords escalations,
            Responsible responsible,
            StepLimits limits,
            TellOfAccount tell,
            CaseFile caseFile,
            CaseReach reach,
            RuntimeService runtime,
            Clock clock) {
        this.escalations = escalations;
        this.responsible = responsible;
        this.limits = limits;
        this.tell = tell;
        this.caseFile = caseFile;
        this.reach = reach;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** @param responsible who shall be directly responsible; null leaves it to the account and its people */
    public record Request(
            String reason,
            String impact,
            String ask,
            List<String> cases,
            @Nullable String responsible) {}

    /** @param created false where the same reason is open for the account already */
    public record Requested(String number, boolean created) {}

    /** @throws Refusal where a case is none of the account's that they may read, or nobody can be responsible as asked */
    @Transactional
    public Requested request(Account account, Request request, String by) {
        var cases = cases(account.id(), request.cases());
        var next = responsible.first(account.id(), request.responsible());
        var number = escalations.insert(new AccountEscalation(
                "",
                account.id(),
                State.REQUESTED,
                request.reason().strip(),
                request.impact().strip(),
                request.ask().strip(),
                by,
                clock.instant(),
                next.person(),
                next.group(),
                limits.due(State.REQUESTED),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
        if (number == null) {
            return new Requested(
                    escalations.same(account.id(), request.reason().strip()).orElseThrow(), false);
        }
        cases.forEach(one -> escalations.add(number, one, by));
        escalations.tell(number, by, "requested", null, next.person());
        runtime.startProcessInstanceByKey(PROCESS, number, Map.of("number", number, "account", account.name()));
        var one = escalations.get(number);
        tell.group(Responsible.OWNERS, one, "accountEscalationRequested", by);
        tell.person(next.person(), by, one, "accountEscalationYours");
        tell.sponsor(by, one, "accountEscalationRequested", by);
        return new Requested(number, true);
    }

    /** Adding what belongs to it changes nothing. */
    @Transactional
    public void add(String number, String subject, String by) {
        var one = escalations.getForChange(number);
        var added = cases(one.account(), List.of(subject)).iterator().next();
        if (escalations.casesOf(number).size() >= MOST_CASES) {
            throw new Refusal("case", "would be more than %d cases; remove one that is settled".formatted(MOST_CASES));
        }
        if (escalations.add(number, added, by)) {
            escalations.tell(number, by, "caseAdded", null, added.value());
        }
    }

    /** Removing what does not belong to it changes nothing. */
    @Transactional
    public void remove(String number, String subject, String by) {
        escalations.getForChange(number);
        if (CaseNumber.isOne(subject) && escalations.remove(number, new CaseNumber(subject))) {
            escalations.tell(number, by, "caseRemoved", null, subject);
        }
    }

    private Set<CaseNumber> cases(String account, List<String> given) {
        if (given.size() > MOST_CASES) {
            throw new Refusal("cases", "must be %d cases at most".formatted(MOST_CASES));
        }
        var cases = new LinkedHashSet<CaseNumber>();
        for (var number : given) {
            cases.add(caseOf(account, number.strip()));
        }
        return cases;
    }

    /** Whether it is another account's, nobody's or one they may not read, they are told alike. */
    private CaseNumber caseOf(String account, String given) {
        try {
            var number = new CaseNumber(given);
            if (reach.reads(number) && caseFile.get(number).account().equals(account)) {
                return number;
            }
        } catch (UnknownCase none) {
            // Told below.
        }
        throw new Refusal(
                "cases",
                "must be cases of this account that you may read, like C-000123; \"%s\" is none"
                        .formatted(given.length() > 24 ? given.substring(0, 24) + "…" : given));
    }
}
