package dev.baton.review.books;

import dev.baton.casefile.TextRules;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is none of that number, or none that who asks may know of. */
public class NoReview extends ResponseStatusException {

    private static final int SHOWN = 24;

    public NoReview(String number) {
        super(
                HttpStatus.NOT_FOUND,
                "There is no review %s. Check the number; it looks like RV-000123."
                        .formatted(TextRules.shortened(number, SHOWN)));
    }
}
