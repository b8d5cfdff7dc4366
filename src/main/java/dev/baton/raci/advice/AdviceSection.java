package dev.baton.raci.advice;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was asked of others about the work on a case, and what they answered. */
@Component
@Order(5)
class AdviceSection implements CaseSection {

    private static final int MOST = 20;

    private final AdviceQuestions questions;

    AdviceSection(AdviceQuestions questions) {
        this.questions = questions;
    }

    @Override
    public Place place() {
        return Place.NEXT;
    }

    @Override
    public String template() {
        return "raci/advice";
    }

    @Override
    public List<Advice> content(Case subject) {
        return questions.latest(subject.number(), MOST);
    }
}
