package dev.baton.casefile;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The activities of {@code raci.dmn}, by the names they have there. */
public final class Activity {

    /** Where there was no row of its own in the matrix of before, the one that comes nearest. */
    private static final Map<String, String> PARTS = Map.of(
            "caseWork", "customerCommunication",
            "advice", "escalation",
            "accountEscalation", "escalation",
            "concession", "escalation",
            "numberReview", "escalation",
            "improvement", "escalation");

    private Activity() {}

    /** In words: {@code rootCauseAnalysis} is "root cause analysis". */
    public static String told(String activity) {
        return activity.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** The activity of which it is a part: it answers for it where a matrix has no row for the part. */
    public static Optional<String> whole(String activity) {
        return Optional.ofNullable(PARTS.get(activity));
    }
}
