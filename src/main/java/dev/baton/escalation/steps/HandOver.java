package dev.baton.escalation.steps;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.EscalationClimbed;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.escalation.Briefs;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.EscalationRecords.Asked;
import dev.baton.escalation.brief.BriefRejections;
import dev.baton.escalation.holding.Holding;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Functional: who is asked is to have the work. Hierarchical: who is asked answers for the case from now on. */
@Component
class HandOver implements JavaDelegate {

    private final EscalationRecords escalations;
    private final Briefs briefs;
    private final BriefRejections rejections;
    private final CaseFile caseFile;

    HandOver(EscalationRecords escalations, Briefs briefs, BriefRejections rejections, CaseFile caseFile) {
        this.briefs = briefs;
        this.rejections = rejections;
        this.escalations = escalations;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        var before = before(execution, subject, step);
        var asked = step.asked(keeper(subject, before));
        escalations.ask(before.id(), step.kind(), step.level(), asked);
        announce(subject, before, step, asked);
        execution.setVariable("escalation", before.id());
        execution.setVariable("holder", asked.holder());
        execution.setVariable("askedAll", asked.all());
    }

    /** Who has the baton by this escalation alone; null where they have it without. */
    private @Nullable String keeper(Case subject, Escalation before) {
        var others = escalations.openOf(subject.number()).stream()
                .filter(open -> open.id() != before.id())
                .toList();
        var has = subject.accountable();
        return Objects.equals(has, Holding.accountable(subject, others)) ? null : has;
    }

    private Escalation before(DelegateExecution execution, Case subject, Step step) {
        var open = (Number) execution.getVariable("escalation");
        return escalations.get(open == null ? raised(subject, step) : open.longValue());
    }

    /** A rule asks: its brief is what is known. */
    private long raised(Case subject, Step step) {
        var id = escalations.open(subject, step.kind(), step.trigger(), null, null);
        briefs.keep(id, briefs.known(subject));
        return id;
    }

    private void announce(Case subject, Escalation before, Step step, Asked asked) {
        if (before.level() == 0) {
            caseFile.record(new EscalationRequested(
                    subject.number(),
                    before.id(),
                    step.kind(),
                    step.level(),
                    before.cause(),
                    before.reason(),
                    asked.whom(),
                    asked.group(),
                    asked.audience()));
        } else {
            caseFile.record(new EscalationClimbed(
                    subject.number(),
                    before.id(),
                    step.kind(),
                    step.level(),
                    rejections.giveUp(before.id()) ? "the brief was not completed" : "nobody took charge",
                    asked.whom(),
                    asked.group(),
                    asked.audience()));
        }
    }

    /** What the models decided about this step up. */
    private record Step(
            EscalationKind kind,
            int level,
            String trigger,
            String group,
            @Nullable String person,
            String audience,
            String leadershipEvery,
            @Nullable String severity,
            @Nullable String informedGroup) {

        static Step of(DelegateExecution execution) {
            return new Step(
                    EscalationKind.of((String) execution.getVariable("kind")),
                    ((Number) execution.getVariable("nextLevel")).intValue(),
                    (String) execution.getVariable("trigger"),
                    (String) execution.getVariable("toGroup"),
                    (String) execution.getVariable("person"),
                    (String) execution.getVariable("audience"),
                    (String) execution.getVariable("leadershipEvery"),
                    (String) execution.getVariable("severity"),
                    (String) execution.getVariable("informedGroup"));
        }

        Asked asked(@Nullable String keeper) {
            return new Asked(
                    group,
                    person == null ? keeper : person,
                    person == null,
                    audience,
                    leadershipEvery,
                    severity,
                    informedGroup);
        }
    }
}
