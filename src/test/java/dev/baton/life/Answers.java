package dev.baton.life;

import java.util.List;
import java.util.Map;

/** What people put into the forms of their tasks. */
final class Answers {

    static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");
    static final Map<String, Object> ANSWERED = Map.of("outcome", "answered", "note_reply", "Which version is it?");
    static final Map<String, Object> BRIEF = Map.of(
            "outcome", "rootCauseNeeded",
            "note_summary", "Stops",
            "note_environment", "Linux",
            "note_stepsTried", "Restart",
            "note_hypothesis", "Disk",
            "note_nextStep", "Look");
    static final Map<String, Object> ROOT_CAUSE = Map.of("note_rootCause", "Disk full", "note_fix", "Bigger disk");
    static final Map<String, Object> STRATEGY = Map.of("note_strategy", "Visit", "note_nextStep", "Call on Monday");
    static final Map<String, Object> INCOMPLETE = Map.of("answer", "incomplete", "note_answer", "Which version?");
    static final Map<String, Object> WHOLE_BRIEF = Map.of(
            "note_issue", "Stops",
            "note_stepsTried", "Restart",
            "note_hypothesis", "Disk",
            "note_impact", "They wait",
            "note_ask", "Decide");
    static final Map<String, Object> APPROVED = Map.of("signOff", "approved");
    static final Map<String, Object> NOT_YET = Map.of("signOff", "rejected", "note_signOff", "Not tested");
    static final Map<String, Object> DOCUMENTED = Map.of(
            "rootCauseCategory", "unknown",
            "note_rootCause", "A full disk.",
            "note_prevention", "Watch it.",
            "note_articleTitle", "Export stops");

    private Answers() {}

    static Map<String, Object> update(int n) {
        return Map.of(
                "trend",
                List.of("improving", "same", "declining").get(n % 3),
                "note_leadership",
                "We wait for the vendor",
                "note_stillEscalated",
                "It is not installed");
    }

    static Map<String, Object> waiting(String on) {
        return Map.of("outcome", "waiting", "waitingOn", on, "note_waiting", "version");
    }
}
