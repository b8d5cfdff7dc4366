package dev.baton.documentation;

import static java.util.Objects.requireNonNull;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ArticleDrafted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DraftArticle implements JavaDelegate {

    private final Articles articles;
    private final CaseFile caseFile;
    private final Clock clock;

    DraftArticle(Articles articles, CaseFile caseFile, Clock clock) {
        this.articles = articles;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answers = new FormAnswers(execution.getVariables());
        var article = draft(caseFile.get(new CaseNumber(execution.getProcessBusinessKey())), answers);
        articles.save(article);
        caseFile.record(new ArticleDrafted(new CaseNumber(article.caseNumber()), article.title()));
        execution.removeVariables(answers.notes());
    }

    private Article draft(Case subject, FormAnswers answers) {
        return new Article(
                subject.number().value(),
                answers.required("note_articleTitle", "Article title", 200),
                subject.subject(),
                requireNonNull(subject.rootCause()),
                requireNonNull(subject.resolution()),
                answers.required("note_prevention", "Prevention"),
                answers.optional("note_keywords", "Keywords", 500),
                clock.instant());
    }
}
