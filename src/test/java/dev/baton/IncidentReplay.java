package dev.baton;

import dev.baton.Incident.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays one incident as the people who handled it would have in Baton, without waiting for the pauses between.
 *
 * <ul>
 *   <li>Work on it: taken and answered the first time, an internal note each further time, up to {@value #NOTES}.
 *   <li>{@code Wait - User} and {@code Wait - Customer} wait on the customer, the other {@code Wait - ...} on a third party,
 *       until a change that is not that wait. A plain {@code Wait} says on whom nobody waits: the clocks go on.
 *   <li>Up a line is a functional escalation the engineer accepts. Down again the engineer leads back every open one that
 *       went above the line it returns to, the latest first; an incident that started on the upper line has none.
 *   <li>Completed, as the last change, is resolved by who has the work, signed off and documented.
 * </ul>
 */
class IncidentReplay {

    static final String SOURCE = System.getProperty("baton.replay.source", "incident-log");

    private static final int NOTES = 10;
    private static final List<String> AGENTS = List.of("sam", "sana");
    private static final String ENGINEER = "eli";

    private final HttpDesk desk;
    private final Incident incident;
    private final String number;
    private final String agent;
    private final Deque<Integer> escalatedTo = new ArrayDeque<>();
    private @Nullable String waitingOn;
    private int touched;

    private IncidentReplay(HttpDesk desk, Incident incident, String number) {
        this.desk = desk;
        this.incident = incident;
        this.number = number;
        this.agent = agentOf(incident);
    }

    /** Plays all of it and answers with the number of its case. */
    static String play(HttpDesk desk, Incident incident) {
        var reported = report(desk, incident);
        if (reported.status() != 201) {
            throw new HttpDesk.NotAccepted("%s was played before; name another -Dbaton.replay.source than %s"
                    .formatted(incident.number(), SOURCE));
        }
        return new IncidentReplay(desk, incident, number(reported)).play();
    }

    static HttpDesk.Answer report(HttpDesk desk, Incident incident) {
        var report = Map.of(
                "source", SOURCE,
                "externalId", incident.number(),
                "account", incident.account(),
                "subject", incident.product() + " for " + incident.organisation(),
                "description", "%s does not work for %s.".formatted(incident.product(), incident.organisation()),
                "category", "technical",
                "productArea", incident.product(),
                "impact", incident.grade(),
                "urgency", incident.grade());
        return desk.post(agentOf(incident), "/api/cases", report);
    }

    static String number(HttpDesk.Answer reported) {
        return reported.body().get("number").asText();
    }

    private static String agentOf(Incident incident) {
        return AGENTS.get(Math.floorMod(incident.number().hashCode(), AGENTS.size()));
    }

    private String play() {
        var line = incident.changes().get(0).line();
        for (var change : incident.changes()) {
            waitOn(awaited(change));
            move(line, change.line());
            work(change);
            line = change.line();
        }
        if (incident.isCompleted()) {
            complete();
        }
        return number;
    }

    private static @Nullable String awaited(Change change) {
        return change.awaited() == null ? null : change.awaited().label();
    }

    private void waitOn(@Nullable String awaited) {
        if (waitingOn != null && !waitingOn.equals(awaited)) {
            desk.delete(worker(), path("waiting/" + waitingOn));
        }
        if (awaited != null && !awaited.equals(waitingOn)) {
            desk.post(worker(), path("waiting"), Map.of("on", awaited, "reason", "As the log says"));
        }
        waitingOn = awaited;
    }

    private void move(int from, int to) {
        if (to > from) {
            escalate(to);
        }
        while (to < from && !escalatedTo.isEmpty() && escalatedTo.peek() > to) {
            escalatedTo.pop();
            desk.does(ENGINEER, "Lead escalation", number, Map.of("note_deEscalation", "Back to line " + to));
        }
    }

    private void escalate(int line) {
        desk.post(worker(), path("escalations"), Map.of("kind", "functional", "reason", "Up to line " + line));
        desk.does(ENGINEER, "Take charge", number, Map.of("answer", "accepted"));
        escalatedTo.push(line);
    }

    private void work(Change change) {
        if (!change.isWork() || touched > NOTES) {
            return;
        }
        if (touched++ == 0) {
            desk.takes(worker(), "Work on case", number);
            say("outbound", "We look into " + incident.product() + ".");
        } else {
            say("internal", change.subStatus() + " on line " + change.line());
        }
    }

    private void say(String direction, String text) {
        desk.post(worker(), path("messages"), Map.of("direction", direction, "text", text));
    }

    private void complete() {
        desk.does(
                worker(),
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_resolution", "Repaired.", "note_reply", "It works again."));
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        desk.does(
                "sam",
                "Document case",
                number,
                Map.of(
                        "rootCauseCategory", "unknown",
                        "note_rootCause", "The log does not say.",
                        "note_prevention", "The log does not say.",
                        "note_articleTitle", "When %s does not work".formatted(incident.product())));
    }

    private String worker() {
        return escalatedTo.isEmpty() ? agent : ENGINEER;
    }

    private String path(String what) {
        return "/api/cases/%s/%s".formatted(number, what);
    }
}
