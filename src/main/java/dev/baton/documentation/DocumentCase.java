package dev.baton.documentation;

import static java.util.Objects.requireNonNullElseGet;

import dev.baton.casefile.CaseEvent.CaseDocumented;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Leaves the words of the article to the task that drafts it, which comes next in the same transaction. */
@Component
class DocumentCase implements TaskListener {

    private static final Set<String> CATEGORIES =
            Set.of("product-bug", "configuration", "documentation", "training", "third-party", "unknown");

    private final CaseFile caseFile;

    DocumentCase(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        answers.required("note_articleTitle", "Title of the article", 200);
        answers.optional("note_keywords", "Keywords", 500);
        caseFile.record(new CaseDocumented(
                number,
                answers.oneOf("rootCauseCategory", "Kind of root cause", CATEGORIES),
                rootCause(number, answers),
                answers.required("note_prevention", "What would prevent it")));
    }

    private String rootCause(CaseNumber number, FormAnswers answers) {
        return requireNonNullElseGet(
                caseFile.get(number).rootCause(), () -> answers.required("note_rootCause", "Root cause"));
    }
}
