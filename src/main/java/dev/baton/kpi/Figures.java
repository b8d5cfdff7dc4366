package dev.baton.kpi;

import dev.baton.kpi.answer.FigureAnswers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FigureAnswers what a figure was, from what is counted already where the desk's own days suffice, else from the facts. */
@Component
public class Figures {

    private final FigureAnswers answers;

    Figures(FigureAnswers answers) {
        this.answers = answers;
    }

    /** Of all cases, whoever asks. Three SQL statements at most. */
    public Figure of(Kpi kpi, Question question) {
        return answers.of(kpi, question);
    }

    /**
     * A case that counts in a figure.
     *
     * @param counted whether it counts for it: in the numerator of a share; for others, whether the figure is known of it
     * @param value of a mean or a sum, else null
     */
    public record Counted(
            String number,
            Instant at,
            boolean counted,
            @Nullable Long value) {}

    /** The latest first. One SQL statement. */
    public List<Counted> cases(Kpi kpi, Question question, int limit) {
        return answers.cases(kpi, question, limit);
    }
}
