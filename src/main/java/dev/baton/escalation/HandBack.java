package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.WorkHandedOver;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Gives back what an escalation took: the baton to who held it, the work to the team that had it. */
@Component
class HandBack {

    private final Escalations escalations;
    private final CaseFile caseFile;
    private final TeamTasks work;

    HandBack(Escalations escalations, CaseFile caseFile, TeamTasks work) {
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.work = work;
    }

    void after(DelegateExecution execution, String why) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var escalation = escalations.get(((Number) execution.getVariable("escalation")).longValue());
        returnBaton(number, escalation, why);
        returnWork(number, escalation, why);
    }

    private void returnBaton(CaseNumber number, Escalation escalation, String why) {
        var holder = caseFile.get(number).accountable();
        var before = escalation.fromHolder();
        if (before != null && !before.equals(holder) && escalation.holder().equals(holder)) {
            caseFile.record(new BatonPassed(number, holder, before, why));
        }
    }

    private void returnWork(CaseNumber number, Escalation escalation, String why) {
        var team = caseFile.get(number).team();
        var before = escalation.fromTeam();
        if (before != null && team != null && !before.equals(team)) {
            work.move(number, team, before);
            caseFile.record(new WorkHandedOver(number, team, before, null, why));
        }
    }
}
