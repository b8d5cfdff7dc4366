package dev.baton.escalation;

import static java.util.Objects.requireNonNull;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.WorkHandedOver;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Functional: the work moves, who answers for it stays. Hierarchical: who answers for it changes, the work stays. */
@Component
class HandOver implements JavaDelegate {

    private final Escalations escalations;
    private final CaseFile caseFile;
    private final TeamTasks work;

    HandOver(Escalations escalations, CaseFile caseFile, TeamTasks work) {
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        var id = escalation(execution, subject, step);
        escalations.reach(id, step.kind(), step.level(), step.target());
        handOver(subject, escalations.get(id), step);
        announce(subject, escalations.get(id));
        execution.setVariable("escalation", id);
        execution.setVariable(step.kind() == EscalationKind.FUNCTIONAL ? "line" : "level", step.level());
        execution.setVariable("accountable", caseFile.get(subject.number()).accountable());
    }

    private long escalation(DelegateExecution execution, Case subject, Step step) {
        var open = (Number) execution.getVariable("escalation");
        return open == null ? escalations.open(subject.number(), step.kind(), step.trigger(), null) : open.longValue();
    }

    private void handOver(Case subject, Escalation escalation, Step step) {
        if (step.kind() == EscalationKind.FUNCTIONAL) {
            handOverWork(subject, escalation, step);
        } else {
            handOverBaton(subject, escalation, step);
        }
    }

    private void handOverWork(Case subject, Escalation escalation, Step step) {
        var from = subject.team();
        if (from == null) {
            return;
        }
        var to = step.target();
        escalations.returnsToTeam(escalation.id(), from);
        work.move(subject.number(), from, to.group());
        caseFile.record(new WorkHandedOver(subject.number(), from, to.group(), to.holder(), escalation.why()));
    }

    private void handOverBaton(Case subject, Escalation escalation, Step step) {
        var to = step.target().holder();
        escalations.returnsToHolder(escalation.id(), subject.accountable());
        if (!to.equals(subject.accountable())) {
            caseFile.record(new BatonPassed(subject.number(), subject.accountable(), to, escalation.why()));
        }
    }

    private void announce(Case subject, Escalation now) {
        caseFile.record(new EscalationRequested(
                subject.number(),
                now.id(),
                now.kind(),
                now.level(),
                now.cause(),
                now.reason(),
                requireNonNull(now.holder()),
                requireNonNull(now.toGroup()),
                requireNonNull(now.audience())));
    }

    /** What the models decided about this step up. */
    private record Step(EscalationKind kind, int level, String trigger, Escalations.Target target) {

        static Step of(DelegateExecution execution) {
            return new Step(
                    EscalationKind.of((String) execution.getVariable("kind")),
                    ((Number) execution.getVariable("nextLevel")).intValue(),
                    (String) execution.getVariable("trigger"),
                    new Escalations.Target(
                            (String) execution.getVariable("toGroup"),
                            (String) execution.getVariable("holder"),
                            (String) execution.getVariable("audience"),
                            (String) execution.getVariable("leadershipEvery")));
        }
    }
}
