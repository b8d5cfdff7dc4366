package dev.baton.statuspage.page;

import dev.baton.casefile.Case;
import dev.baton.casefile.Status;
import dev.baton.casefile.WorkStep;
import java.util.Locale;

/** Where a case stands, in the steps a customer knows. */
enum Stage {
    RECEIVED,
    UNDERSTANDING,
    WORK,
    PROPOSED,
    SOLVED,
    CLOSED;

    static Stage of(Case subject) {
        if (subject.status() != Status.OPEN) {
            return subject.status() == Status.CLOSED ? CLOSED : SOLVED;
        }
        if (subject.priority() == null) {
            return UNDERSTANDING;
        }
        return subject.step() == WorkStep.SIGN_OFF ? PROPOSED : WORK;
    }

    /** Its words are {@code statuspage.stage.<key>}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
