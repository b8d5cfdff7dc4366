package dev.baton.audit.erasure;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import org.jspecify.annotations.Nullable;

/** Why something is to go, or to stay. */
final class Reason {

    private static final int LONGEST = 1_000;

    private Reason() {}

    static String of(@Nullable String reason) {
        var why = reason == null ? "" : reason.strip();
        var problem = TextRules.problem(why, LONGEST, true);
        if (problem != null) {
            throw new Refusal("reason", problem);
        }
        return why;
    }
}
