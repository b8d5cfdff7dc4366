package dev.baton.documentation;

import static java.util.Objects.requireNonNullElseGet;

import dev.baton.casefile.CaseEvent.CaseDocumented;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deadlines;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Improvements;
import dev.baton.casefile.NotNow;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Leaves the words of the article to the task that drafts it, which comes next in the same transaction. */
@Component
class DocumentCase implements TaskListener {

    private static final Set<String> CATEGORIES =
            Set.of("product-bug", "configuration", "documentation", "training", "third-party", "unknown");

    private final CaseFile caseFile;
    private final TaskService tasks;
    private final Deadlines deadlines;
    private final Improvements improvements;

    DocumentCase(CaseFile caseFile, TaskService tasks, Deadlines deadlines, Improvements improvements) {
        this.improvements = improvements;
        this.caseFile = caseFile;
        this.tasks = tasks;
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        if (deadlines.isReplyOwed(number) || isBeingRead(task)) {
            throw new NotNow(
                    "The customer wrote on %s and nobody has decided on it yet.".formatted(number),
                    "Complete its task \"Read customer's message\", or answer the customer, first.");
        }
        var answers = new FormAnswers(task.getVariables());
        answers.required("note_articleTitle", "Article title", 200);
        answers.optional("note_keywords", "Keywords", 500);
        caseFile.record(new CaseDocumented(
                number,
                answers.oneOf("rootCauseCategory", "Kind of root cause", CATEGORIES),
                rootCause(number, answers),
                answers.required("note_prevention", "Prevention")));
        var changed = answers.optional("note_whatChanged", "What we changed because of it", 2_000);
        if (changed != null) {
            improvements.made(number, changed, task.getAssignee());
        }
    }

    private boolean isBeingRead(DelegateTask documentation) {
        return tasks.createTaskQuery()
                        .processInstanceId(documentation.getProcessInstanceId())
                        .taskDefinitionKey("userTask_readCustomersMessage")
                        .count()
                > 0;
    }

    private String rootCause(CaseNumber number, FormAnswers answers) {
        return requireNonNullElseGet(
                caseFile.get(number).rootCause(), () -> answers.required("note_rootCause", "Root cause"));
    }
}
