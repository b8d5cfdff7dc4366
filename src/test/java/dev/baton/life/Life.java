package dev.baton.life;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.life.LifeTable.State;
import dev.baton.life.LifeTable.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;

/** One case, lived: what happens is done as people do it, and the table says what has to come of it. */
final class Life {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");
    private static final Map<String, Object> BRIEF = Map.of(
            "outcome", "rootCauseNeeded",
            "note_summary", "Stops",
            "note_environment", "Linux",
            "note_stepsTried", "Restart",
            "note_hypothesis", "Disk",
            "note_nextStep", "Look");
    private static final Map<String, Object> DOCUMENTED = Map.of(
            "rootCauseCategory", "unknown",
            "note_rootCause", "A full disk.",
            "note_prevention", "Watch it.",
            "note_articleTitle", "Export stops");
    private static final List<String> CATEGORIES =
            List.of("technical", "outage", "billing", "security", "safety", "legal", "how-to", "feature-request");
    private static final List<String> GRADES = List.of("low", "medium", "high");

    private final LifeDesk with;
    private final Desk desk;
    private final String account;
    private final Map<String, Object> report;
    private final CaseNumber number;
    private final LifeTable table;

    Life(LifeDesk with, int n) {
        this.with = with;
        this.desk = with.desk();
        this.account = account(n);
        this.report = new java.util.HashMap<>(Map.of(
                "externalId",
                UUID.randomUUID().toString(),
                "source",
                "test",
                "account",
                account,
                "subject",
                "Export",
                "description",
                "It stops."));
        if (n % 3 > 0) {
            report.putAll(someFacts(n));
        }
        this.number = new CaseNumber((String) desk.post("/api/cases", report).get("number"));
        this.table = new LifeTable(n % 3 > 0 ? State.WORK : State.TRIAGE);
        check("REPORTED:" + n);
    }

    void goThrough(Happening happening) {
        happen(happening.kind(), happening.n());
        check(happening.toString());
    }

    private void check(String after) {
        try {
            with.invariants().hold(number, table);
        } catch (AssertionError broken) {
            throw new AssertionError("%s after %s: %s".formatted(number, after, broken.getMessage()), broken);
        }
    }

    private void happen(Happening.Kind kind, int n) {
        switch (kind) {
            case REPORTED_AGAIN ->
                assertThat(desk.post("/api/cases", report).get("number")).isEqualTo(number.value());
            case TRIAGED -> triaged(n);
            case WE_REPLY -> desk.says(number, "outbound", "We look into it");
            case INTERNAL_NOTE -> desk.says(number, "internal", "Looks like the disk");
            case CUSTOMER_WRITES -> customerWrites();
            case NO_ANSWER_NEEDED -> noAnswerNeeded();
            case WAITS -> waits(waiting(n));
            case WAIT_ENDS -> waitEnds(waiting(n));
            case ASSESSED -> assessed(n);
            case ESCALATION_REQUESTED -> escalationRequested(n);
            case ACCEPTED -> answers(n, Map.of("answer", "accepted"));
            case DECLINED -> answers(n, Map.of("answer", "declined", "note_answer", "Not for me"));
            case UNANSWERED -> unanswered();
            case DE_ESCALATED -> nth("Lead escalation", n, Map.of("note_deEscalation", "Calm again"));
            case SOLUTION_PROPOSED -> from(State.WORK, State.SIGN_OFF, RESOLVED);
            case BRIEFED -> from(State.WORK, State.ROOT_CAUSE, BRIEF);
            case ROOT_CAUSE_FOUND ->
                from(State.ROOT_CAUSE, State.WORK, Map.of("note_rootCause", "Disk full", "note_fix", "Bigger disk"));
            case STRATEGY_PLANNED ->
                nth("Plan strategy", n, Map.of("note_strategy", "Visit", "note_nextStep", "Call on Monday"));
            case CUSTOMER_UPDATED -> nth("Update customer", n, Map.of("note_update", "Still looking"));
            case SIGN_OFF_REFUSED ->
                from(State.SIGN_OFF, State.WORK, Map.of("signOff", "rejected", "note_signOff", "Not tested"));
            case SIGNED_OFF -> signedOff();
            case REOPENED -> reopened();
            case DOCUMENTED -> documented();
            case ACCOUNT_CHANGES -> accountChanges(n);
            case PERSON_LEAVES -> with.leaves(n);
            case MINUTES_PASS -> passes(Duration.ofMinutes(7 + n % 30));
            case HOURS_PASS -> passes(Duration.ofHours(1 + n % 9));
            case DAYS_PASS -> passes(Duration.ofDays(1 + n % 4));
            case SWEPT -> with.sweeps(number);
        }
    }

    private void triaged(int n) {
        if (table.state == State.TRIAGE) {
            from(State.TRIAGE, State.WORK, Map.copyOf(someFacts(n)));
        }
    }

    private void customerWrites() {
        if (table.state == State.CLOSED) {
            var answer =
                    status(HttpMethod.POST, "messages", Map.of("direction", "inbound", "text", "It is broken again"));
            assertThat(answer).as("a word on a closed case is taken").isBetween(200, 299);
            assertThat(with.followUps(number)).as("one follow-up case is open").isEqualTo(1);
        } else {
            desk.says(number, "inbound", "Any news?");
            table.customerWrites();
        }
    }

    private void noAnswerNeeded() {
        if (table.openWord) {
            nth("Read customer's message", 0, Map.of("word", "noAnswerNeeded"));
            table.openWord = false;
        }
    }

    private void waits(Waits on) {
        var answer = status(HttpMethod.POST, "waiting", Map.of("on", on.label, "reason", "version"));
        expect(answer, table.mayWait());
        if (table.mayWait()) {
            table.waits.add(on);
        }
    }

    private void waitEnds(Waits on) {
        assertThat(status(HttpMethod.DELETE, "waiting/" + on.label, null)).isBetween(200, 299);
        table.waits.remove(on);
    }

    private void assessed(int n) {
        if (table.state != State.TRIAGE) {
            expect(status(HttpMethod.PUT, "assessment", someFacts(n)), table.mayBeAssessed());
        }
    }

    private void escalationRequested(int n) {
        var kind = n % 2 == 0 ? "functional" : "hierarchical";
        var answer = status(HttpMethod.POST, "escalations", Map.of("kind", kind, "reason", "Reason " + n / 2 % 2));
        expect(answer, table.mayBeEscalated());
    }

    private void answers(int n, Map<String, Object> answer) {
        nth("Take charge", n, answer);
    }

    private void unanswered() {
        var asked = with.open("Take charge", number);
        if (!asked.isEmpty() && asked.get(0).getDueDate() != null) {
            var due = asked.get(0).getDueDate().toInstant();
            passes(Duration.between(desk.now(), due.isBefore(desk.now()) ? desk.now() : due)
                    .plusSeconds(1));
        }
    }

    private void signedOff() {
        if (table.state != State.SIGN_OFF) {
            return;
        }
        nth("Plan strategy", 0, Map.of("note_strategy", "Visit", "note_nextStep", "Call on Monday"));
        from(State.SIGN_OFF, State.SIGN_OFF, Map.of("signOff", "approved"));
        table.signedOff();
    }

    private void reopened() {
        expect(status(HttpMethod.POST, "reopen", Map.of("reason", "It broke again")), table.mayBeReopened());
        if (table.mayBeReopened()) {
            table.reopened();
        }
    }

    private void documented() {
        if (table.mayBeDocumented()) {
            from(State.RESOLVED, State.CLOSED, DOCUMENTED);
        }
    }

    private void accountChanges(int n) {
        var body = Map.of(
                "name",
                "Account",
                "tier",
                n % 2 == 0 ? "premium" : "vip",
                "mrr",
                1000,
                "health",
                List.of("green", "yellow", "red").get(n % 3),
                "industry",
                "software");
        desk.put("/api/accounts/" + account, body);
        desk.getsOn();
    }

    /** A word nobody decides on in time opens the case again by itself. */
    private void passes(Duration time) {
        desk.passes(time);
        if (table.openWord && with.caseFile().get(number).status() == Status.OPEN) {
            table.reopened();
        }
    }

    private void from(State before, State after, Map<String, Object> answers) {
        if (table.state == before) {
            nth(before.task, 0, answers);
            table.state = after;
        }
    }

    private void nth(String name, int n, Map<String, Object> answers) {
        var open = with.open(name, number);
        if (!open.isEmpty()) {
            var task = open.get(n % open.size());
            with.does(whoMayDo(task), task, answers);
        }
    }

    private String whoMayDo(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        return with.links(task).stream()
                .flatMap(this::people)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody may do " + task.getName()));
    }

    private Stream<String> people(IdentityLink link) {
        return link.getGroupId() == null ? Stream.of(link.getUserId()) : with.members(link.getGroupId());
    }

    private void expect(int status, boolean allowed) {
        if (allowed) {
            assertThat(status).as("allowed in %s", table.state).isBetween(200, 299);
        } else {
            assertThat(status).as("refused in %s", table.state).isEqualTo(409);
        }
    }

    private int status(HttpMethod method, String what, @Nullable Map<String, ?> body) {
        return with.http()
                .withBasicAuth("mara", "baton")
                .exchange("/api/cases/%s/%s".formatted(number, what), method, new HttpEntity<>(body), String.class)
                .getStatusCode()
                .value();
    }

    private String account(int n) {
        return n % 5 == 4
                ? desk.account("premium", "red", "software", 200)
                : n % 5 == 3 ? desk.account("vip", "green", "healthcare", 300) : desk.ordinaryAccount();
    }

    private static Map<String, String> someFacts(int n) {
        return facts(CATEGORIES.get(n % CATEGORIES.size()), GRADES.get(n / 2 % 3), GRADES.get(n / 5 % 3));
    }

    private static Waits waiting(int n) {
        return n % 2 == 0 ? Waits.CUSTOMER : Waits.THIRD_PARTY;
    }
}
