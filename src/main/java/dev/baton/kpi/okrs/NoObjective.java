package dev.baton.kpi.okrs;

import dev.baton.casefile.TextRules;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is none of that number. */
public class NoObjective extends ResponseStatusException {

    private static final int SHOWN = 24;

    public NoObjective(String number) {
        super(
                HttpStatus.NOT_FOUND,
                "There is no objective %s. Check the number; it looks like OKR-000123."
                        .formatted(TextRules.shortened(number, SHOWN)));
    }
}
