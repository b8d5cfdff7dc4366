package dev.baton.routing;

import dev.baton.casefile.CaseEvent.CaseRouted;
import dev.baton.casefile.CaseEvent.SkillChanged;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The models chose the team; the process goes on with the one that has the work, which an escalation may have given another. */
@Component
class RouteCase implements JavaDelegate {

    private final CaseFile caseFile;

    RouteCase(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var team = (String) execution.getVariable("team");
        var skill = (String) execution.getVariable("skill");
        var subject = caseFile.get(number);
        if (!team.equals(subject.ownTeam())) {
            caseFile.record(new CaseRouted(number, team, skill, subject.team() == null));
        } else if (!skill.equals(subject.skill())) {
            caseFile.record(new SkillChanged(number, team, skill));
        }
        execution.setVariable("team", caseFile.get(number).team());
    }
}
