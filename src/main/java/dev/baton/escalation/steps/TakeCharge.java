package dev.baton.escalation.steps;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.BriefRejected;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationBrief;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.brief.BriefRejections;
import dev.baton.escalation.holding.Completers;
import dev.baton.escalation.holding.Holding;
import dev.baton.escalation.holding.TeamWork;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whoever completes the task answers, whoever was asked, and who accepts leads the escalation from then on. An incomplete brief goes
 * back to whoever asked; who asked whom stays as it is meanwhile.
 */
@Component
class TakeCharge implements TaskListener {

    private static final String BRIEFING = "userTask_completeBrief";

    private final EscalationRecords escalations;
    private final OpenQuestion question;
    private final Authority authority;
    private final CaseFile caseFile;
    private final TeamWork work;
    private final BriefRejections rejections;
    private final Completers completers;

    TakeCharge(
            EscalationRecords escalations,
            OpenQuestion question,
            Authority authority,
            CaseFile caseFile,
            TeamWork work,
            BriefRejections rejections,
            Completers completers) {
        this.rejections = rejections;
        this.completers = completers;
        this.escalations = escalations;
        this.question = question;
        this.authority = authority;
        this.caseFile = caseFile;
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        var escalation = question.of(task);
        var by = question.answeredBy(task, escalation);
        var answers = new FormAnswers(task.getVariables());
        switch (answers.oneOf("answer", "Do you take charge?", Set.of("accepted", "declined", "incomplete"))) {
            case "accepted" -> {
                accept(escalation, by, answers.optional("note_answer", "Note"));
                task.setVariable("holder", by);
            }
            case "declined" -> decline(escalation, by, answers.required("note_answer", "Why you hand it back"));
            default -> {
                refuseUnlessItCanGoBack(task, escalation);
                reject(escalation, by, answers.required("note_answer", "What is missing", EscalationBrief.LONGEST));
            }
        }
        task.removeVariables(answers.notes());
    }

    private void accept(Escalation escalation, String by, @Nullable String note) {
        var number = new CaseNumber(escalation.caseNumber());
        var returnsTo = escalation.kind() == EscalationKind.FUNCTIONAL ? ownResponsible(caseFile.get(number)) : null;
        escalations.accept(escalation.id(), by, authority.groupOf(by, escalation.toGroup()), note);
        caseFile.record(new EscalationAccepted(number, escalation.id(), escalation.kind(), by, returnsTo));
    }

    /** Who of the case's own team has the work, or had it when another escalation took it. */
    private @Nullable String ownResponsible(Case subject) {
        return Holding.expertise(escalations.openOf(subject.number())).isPresent()
                ? subject.ownResponsible()
                : work.taken(subject.number()).orElse(null);
    }

    private void refuseUnlessItCanGoBack(DelegateTask task, Escalation escalation) {
        if (task.getBpmnModelInstance().getModelElementById(BRIEFING) == null) {
            throw new Refusal(
                    "answer",
                    "This escalation began on a model in which no brief goes back. Take charge, or hand it back and say what is missing.");
        }
        if (rejections.count(escalation.id()) >= rejections.most()) {
            throw new Refusal(
                    "answer",
                    "This brief went back %d times already. Take charge, or hand it back and say what is missing."
                            .formatted(rejections.most()));
        }
    }

    private void reject(Escalation escalation, String by, String missing) {
        var completer = completers
                .of(escalation, by, null)
                .orElseThrow(
                        () -> new Refusal(
                                "answer",
                                "Nobody but you who is there can complete this brief. Take charge, or hand it back and say what is missing."));
        rejections.reject(escalation.id(), by, missing, completer);
        caseFile.record(new BriefRejected(
                new CaseNumber(escalation.caseNumber()),
                escalation.id(),
                by,
                completer,
                missing,
                rejections.count(escalation.id())));
    }

    private void decline(Escalation escalation, String by, String reason) {
        var number = new CaseNumber(escalation.caseNumber());
        escalations.decline(escalation.id(), by, reason);
        caseFile.record(new EscalationDeclined(number, escalation.id(), by, reason, escalations.isEscalated(number)));
    }
}
