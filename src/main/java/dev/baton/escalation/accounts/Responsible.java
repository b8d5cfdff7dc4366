package dev.baton.escalation.accounts;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.HolderLeft.Successor;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Presence;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.escalation.Authority;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is directly responsible for an account escalation: always somebody, and one person only. */
@Component
public class Responsible {

    /** Whose account escalations are. */
    public static final String OWNERS = "cs-manager";

    private static final List<String> MAY_BE = List.of(OWNERS, "leadership", "support-manager");

    private final AccountEscalationRecords escalations;
    private final Accounts accounts;
    private final Authority authority;
    private final Successors successors;
    private final Presence presence;
    private final TellOfAccount tell;
    private final TaskService tasks;

    Responsible(
            AccountEscalationRecords escalations,
            Accounts accounts,
            Authority authority,
            Successors successors,
            Presence presence,
            TellOfAccount tell,
            TaskService tasks) {
        this.escalations = escalations;
        this.accounts = accounts;
        this.authority = authority;
        this.successors = successors;
        this.presence = presence;
        this.tell = tell;
        this.tasks = tasks;
    }

    /**
     * Who was named; else the account's customer success manager, where they are there; else one of theirs, or of the next authority
     * where nobody is.
     */
    Successor first(String account, @Nullable String named) {
        if (named != null && !named.isBlank()) {
            return named(named);
        }
        return accounts.find(account)
                .map(Account::csm)
                .filter(csm -> authority.isOf(csm, OWNERS) && presence.isThere(csm))
                .map(csm -> new Successor(csm, OWNERS, "looks after the account"))
                .orElseGet(() -> successors.of(OWNERS, null));
    }

    /** @throws Refusal where they are nobody who may lead it, or are not there */
    private Successor named(String person) {
        var id = person.strip();
        var named = MAY_BE.stream()
                .filter(group -> TextRules.unstorable(id) < 0 && authority.isOf(id, group))
                .findFirst()
                .map(group -> new Successor(id, group, "was named"))
                .orElseThrow(() -> new Refusal(
                        "responsible",
                        "must be somebody of Customer Success, of the support managers or of leadership; \"%s\" is none of them"
                                .formatted(id)));
        if (!presence.isThere(id)) {
            throw new Refusal(
                    "responsible",
                    "must be somebody who is there; \"%s\" is away or gets no work any more. Name somebody else"
                            .formatted(id));
        }
        return named;
    }

    /** Somebody else is directly responsible from now on. Naming who is changes nothing. */
    @Transactional
    public void name(String number, String person, String why, @Nullable String by) {
        var one = escalations.getForChange(number);
        if (one.isOver()) {
            throw new NotNow("%s is over.".formatted(number), "Request another one if the account needs it.");
        }
        if (!person.strip().equals(one.responsible())) {
            give(one, named(person), why, by);
        }
    }

    void give(AccountEscalation one, Successor next, String why, @Nullable String by) {
        if (next.person().equals(one.responsible())) {
            return;
        }
        escalations.change(one.number(), Map.of("responsible", next.person(), "responsible_group", next.group()));
        escalations.tell(one.number(), by, "responsible", why, one.responsible(), next.person());
        tasks.createTaskQuery().processInstanceBusinessKey(one.number()).taskAssignee(one.responsible()).list().stream()
                .filter(task -> !task.getTaskDefinitionKey().equals("userTask_acceptAccountEscalation"))
                .forEach(task -> tasks.setAssignee(task.getId(), next.person()));
        tell.person(next.person(), by, one, "accountEscalationYours");
    }
}
