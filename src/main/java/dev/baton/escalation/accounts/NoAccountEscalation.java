package dev.baton.escalation.accounts;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is none of that number, or none that who asks may know of. */
public class NoAccountEscalation extends ResponseStatusException {

    private static final int SHOWN = 24;

    public NoAccountEscalation(String number) {
        super(
                HttpStatus.NOT_FOUND,
                "There is no account escalation %s. Check the number; it looks like AE-000123."
                        .formatted(number.length() > SHOWN ? number.substring(0, SHOWN) + "…" : number));
    }
}
