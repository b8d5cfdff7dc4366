package dev.baton.casefile.web;

import dev.baton.casefile.Answer;
import dev.baton.casefile.Answers;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(15)
class AnswersSection implements CaseSection {

    private final Answers answers;

    AnswersSection(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String template() {
        return "casefile/answers";
    }

    @Override
    public List<Answer> content(Case subject) {
        return answers.of(subject.number());
    }
}
