package dev.baton.review.steps;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.CaseFacts;
import dev.baton.review.books.ActionBooks;
import dev.baton.review.books.CaseFigures;
import dev.baton.review.books.Review;
import dev.baton.review.books.ReviewAction;
import dev.baton.review.books.ReviewBooks;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms of reviews and actions show. */
@Component
class ReviewFacts implements CaseFacts {

    private static final Set<String> NAMES =
            Set.of("reviewOf", "reviewBecause", "reviewFigures", "actionText", "actionDue", "actionOf");

    private static final Map<String, String> BECAUSE = Map.of(
            "leadership", "it was asked of leadership",
            "breached", "a deadline passed while it was P1",
            "reopened", "it was opened again twice or more");

    private final ReviewBooks reviews;
    private final ActionBooks actions;
    private final CaseFigures figures;
    private final CaseFile caseFile;

    ReviewFacts(ReviewBooks reviews, ActionBooks actions, CaseFigures figures, CaseFile caseFile) {
        this.reviews = reviews;
        this.actions = actions;
        this.figures = figures;
        this.caseFile = caseFile;
    }

    @Override
    public Set<String> names() {
        return NAMES;
    }

    /** Rules know nothing of it. */
    @Override
    public Map<String, ? extends @Nullable Object> of(String number) {
        return Map.of();
    }

    @Override
    public Map<String, ? extends @Nullable Object> ofTask(String task, String number) {
        if (Review.isNumber(number)) {
            return reviews.find(number).map(this::told).orElse(Map.of());
        }
        return ReviewAction.isNumber(number)
                ? actions.find(number).map(this::told).orElse(Map.of())
                : Map.of();
    }

    private Map<String, @Nullable Object> told(Review one) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("reviewOf", subject(one));
        facts.put("reviewBecause", BECAUSE.getOrDefault(one.because(), "a row of reviews.dmn says so"));
        facts.put("reviewFigures", one.caseNumber() == null ? period(one) : ofCase(new CaseNumber(one.caseNumber())));
        return facts;
    }

    private Map<String, @Nullable Object> told(ReviewAction one) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("actionText", one.text());
        facts.put("actionDue", TimeFormat.told(one.due()));
        facts.put("actionOf", one.review() + " · " + subject(reviews.get(one.review())));
        return facts;
    }

    private String subject(Review one) {
        if (one.caseNumber() != null) {
            return "%s · %s"
                    .formatted(
                            one.caseNumber(),
                            caseFile.get(new CaseNumber(one.caseNumber())).subject());
        }
        var from = LocalDate.ofInstant(Objects.requireNonNull(one.periodFrom()), ZoneOffset.UTC);
        var last = LocalDate.ofInstant(Objects.requireNonNull(one.periodTo()).minusSeconds(1), ZoneOffset.UTC);
        return "%s to %s".formatted(from, last);
    }

    private @Nullable String ofCase(CaseNumber number) {
        return figures.of(number)
                .map(known -> "open for %s, %d deadlines passed, escalated %d times, opened again %d times"
                        .formatted(known.open(), known.passed(), known.escalations(), known.reopened()))
                .orElse(null);
    }

    private static String period(Review one) {
        return "%d cases came, %d in the period before".formatted(one.casesNow(), one.casesThen());
    }
}
