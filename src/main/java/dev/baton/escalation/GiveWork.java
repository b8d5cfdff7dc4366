package dev.baton.escalation;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.WorkGiven;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.escalation.holding.Holding;
import dev.baton.escalation.holding.TeamWork;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Giving the work on a case to somebody of its team, or back to the whole team. */
@Component
public class GiveWork {

    private static final String ADMINISTRATORS = "camunda-admin";

    private final CaseFile caseFile;
    private final CaseProcess process;
    private final EscalationRecords escalations;
    private final Authority authority;
    private final TeamWork work;

    GiveWork(
            CaseFile caseFile, CaseProcess process, EscalationRecords escalations, Authority authority, TeamWork work) {
        this.caseFile = caseFile;
        this.process = process;
        this.escalations = escalations;
        this.authority = authority;
        this.work = work;
    }

    /**
     * Whoever has the work may give it, anybody of the team where nobody has, and always whoever answers for the case or has more
     * authority than its team. Giving it to who has it changes nothing.
     *
     * @param to of the case's team; null gives it back to the team
     * @throws Refusal where they are not of the team, or somebody else has the work
     * @throws NotNow where the team has nothing to do on the case
     */
    @Transactional
    public void give(CaseNumber number, @Nullable String to, String reason, String by) {
        var subject = caseFile.getForChange(number);
        refuseUnlessTheTeamWorks(subject);
        if (to != null && (TextRules.unstorable(to) >= 0 || !authority.isOf(to, subject.team()))) {
            throw new Refusal(
                    "person",
                    "must be somebody of %s, who have the work on %s; \"%s\" is not"
                            .formatted(subject.team(), number, to));
        }
        var from = work.taken(number).orElse(null);
        if (Objects.equals(from, to) && Objects.equals(subject.responsible(), to)) {
            return;
        }
        if (!mayGive(subject, from, by)) {
            throw new Refusal(
                    "person",
                    "cannot be given the work: %s has it. Ask them, or a manager"
                            .formatted(from == null ? subject.team() : from));
        }
        caseFile.record(new WorkGiven(number, from, to, reason));
        work.move(number, subject.ownTeam(), subject.team(), to);
    }

    /** To whom the work on the case may be given; nobody where it has no team. */
    public List<String> colleagues(Case subject) {
        return subject.team() == null ? List.of() : authority.members(subject.team());
    }

    private void refuseUnlessTheTeamWorks(Case subject) {
        NotNow.ifMerged(subject);
        process.unlessStuck(subject.number());
        if (Holding.expertise(escalations.openOf(subject.number())).isPresent()) {
            throw new NotNow(
                    "%s of %s has the work on %s by an escalation."
                            .formatted(subject.responsible(), subject.team(), subject.number()),
                    "Ask them, or end the escalation first.");
        }
        if (!work.isAny(subject.number())) {
            throw new NotNow(
                    "Nothing on %s is the team's to do now.".formatted(subject.number()),
                    "Give it away once one of its tasks is open to the team.");
        }
    }

    private boolean mayGive(Case subject, @Nullable String from, String by) {
        return mayAlways(subject, by) || (from == null ? authority.isOf(by, subject.team()) : from.equals(by));
    }

    private boolean mayAlways(Case subject, String by) {
        return by.equals(subject.accountable())
                || by.equals(subject.ownAccountable())
                || authority.isOf(by, ADMINISTRATORS)
                || authority.of(by) > authority.ofGroup(subject.team());
    }
}
