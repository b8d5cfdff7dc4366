package dev.baton.escalation.steps;

import dev.baton.casefile.CaseEvent.BriefCompleted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.Briefs;
import dev.baton.escalation.EscalationBrief;
import dev.baton.escalation.brief.BriefRejections;
import dev.baton.escalation.holding.AskAgain;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was missing is there, and whoever was asked is asked again. What the kind of the escalation needs must be filled in. */
@Component
class CompleteBrief implements TaskListener {

    private final OpenQuestion question;
    private final Briefs briefs;
    private final BriefRejections rejections;
    private final AskAgain askAgain;
    private final CaseFile caseFile;

    CompleteBrief(
            OpenQuestion question, Briefs briefs, BriefRejections rejections, AskAgain askAgain, CaseFile caseFile) {
        this.askAgain = askAgain;
        this.question = question;
        this.briefs = briefs;
        this.rejections = rejections;
        this.caseFile = caseFile;
    }

    @Override
    public void notify(DelegateTask task) {
        var escalation = question.of(task);
        var by = question.answeredBy(task, escalation);
        var answers = new FormAnswers(task.getVariables());
        var needed = EscalationBrief.needed(escalation.kind());
        var brief = new EscalationBrief(
                read(answers, needed, "issue", "The issue"),
                read(answers, needed, "stepsTried", "Steps tried"),
                read(answers, needed, "hypothesis", "Hypothesis"),
                read(answers, needed, "impact", "Business impact"),
                read(answers, needed, "ask", "The ask"));
        briefs.keep(escalation.id(), brief.or(briefs.of(escalation.id())));
        rejections.complete(escalation.id(), by);
        var again = askAgain.whom(escalation);
        task.setVariable("holder", again);
        caseFile.record(new BriefCompleted(
                new CaseNumber(escalation.caseNumber()),
                escalation.id(),
                by,
                escalation.askedAll() || again == null ? "everybody of " + escalation.toGroup() : again));
        task.removeVariables(answers.notes());
    }

    private static @Nullable String read(FormAnswers answers, List<String> needed, String part, String question) {
        var field = FormAnswers.NOTE + part;
        return needed.contains(part)
                ? answers.required(field, question, EscalationBrief.LONGEST)
                : answers.optional(field, question, EscalationBrief.LONGEST);
    }
}
