package dev.baton.kpi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what a figure was, from what is counted already where the desk's own days suffice, else from the facts. */
@Component
public class Figures {

    /** Of all cases, whoever asks. */
    public Figure of(Kpi kpi, Question question) {
        throw new UnsupportedOperationException();
    }

    /**
     * A case that counts in a figure.
     *
     * @param counted whether it counts for it: in the numerator of a share
     * @param value of a mean or a sum, else null
     */
    public record Counted(String number, Instant at, boolean counted, @Nullable Long value) {}

    /** The latest first. */
    public List<Counted> cases(Kpi kpi, Question question, int limit) {
        throw new UnsupportedOperationException();
    }
}
