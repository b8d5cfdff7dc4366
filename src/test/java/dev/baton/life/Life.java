package dev.baton.life;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.life.LifeDesk.Answer;
import dev.baton.life.LifeTable.State;
import dev.baton.life.LifeTable.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** One case, lived: what happens is done as people do it, and the table says what has to come of it. */
final class Life {

    private static final List<String> CATEGORIES =
            List.of("technical", "outage", "billing", "security", "safety", "legal", "how-to", "feature-request");
    private static final List<String> GRADES = List.of("low", "medium", "high");

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** What came of a happening. */
    enum Came {
        DONE,
        REFUSED,
        NOTHING
    }

    private final LifeDesk desk;
    private final LifePeople people;
    private final LifeInvariants invariants;
    private final List<CaseNumber> cases;
    private final Map<String, Object> report;
    private final String account;
    private CaseNumber number;
    private LifeTable table;

    /** @param cases gets those that come of it */
    Life(LifeDesk desk, LifePeople people, LifeInvariants invariants, List<CaseNumber> cases, int n) {
        this.desk = desk;
        this.people = people;
        this.invariants = invariants;
        this.cases = cases;
        this.account = account(n);
        this.report = new HashMap<>(Map.of(
                "externalId",
                UUID.randomUUID().toString(),
                "source",
                "test",
                "account",
                account,
                "subject",
                "Export",
                "description",
                "It stops.",
                "contact",
                "life-" + UUID.randomUUID() + "@customer.example.com"));
        if (n % 3 > 0) {
            report.putAll(someFacts(n));
        }
        this.number = reported();
        cases.add(number);
        this.table = new LifeTable(n % 3 > 0 ? State.WORK : State.TRIAGE);
        check("REPORTED:" + n);
    }

    Came goThrough(Happening happening) {
        table.swept = false;
        try {
            var came = happen(happening.kind(), happening.n());
            if (came != Came.NOTHING) {
                getsOn();
                check(happening.toString());
            }
            return came;
        } catch (RuntimeException failure) {
            throw new AssertionError("%s after %s: %s".formatted(number, happening, failure), failure);
        }
    }

    /** What is due at once is done, as by the job executor. */
    private void getsOn() {
        desk.time().passes(AT_ONCE);
        followTime();
    }

    private void check(String after) {
        try {
            invariants.hold(number, table);
        } catch (AssertionError broken) {
            throw new AssertionError("%s after %s: %s".formatted(number, after, broken.getMessage()), broken);
        }
    }

    private Came happen(Happening.Kind kind, int n) {
        return switch (kind) {
            case REPORTED_AGAIN -> reportedAgain();
            case TRIAGED -> from(State.TRIAGE, State.WORK, Map.copyOf(someFacts(n)));
            case WE_REPLY -> weReply(n);
            case HOUR_STATED -> hourStated(n);
            case IMPROVED -> expect("improvements", HttpMethod.POST, Map.of("what", "It goes on now"), true);
            case INTERNAL_NOTE -> says(Map.of("direction", "internal", "text", "Looks like the disk"));
            case AUTOMATIC_MESSAGE -> says(automatic(n));
            case CUSTOMER_WRITES -> customerWrites();
            case CUSTOMER_MAILS -> customerMails(n % 3 == 0);
            case NO_ANSWER_NEEDED -> noAnswerNeeded();
            case NOT_SOLVED -> notSolved();
            case WAITS -> waits(waiting(n));
            case WAIT_ENDS -> waitEnds(waiting(n));
            case ASSESSED -> expect("assessment", HttpMethod.PUT, someFacts(n), table.mayBeAssessed());
            case ESCALATION_REQUESTED -> escalationRequested(n);
            case TASK_TAKEN -> taskTaken(n);
            case WORK_GIVEN -> workGiven(n);
            case ACCEPTED -> nth("Take charge", n, Map.of("answer", "accepted"));
            case DECLINED -> nth("Take charge", n, Map.of("answer", "declined", "note_answer", "Not for me"));
            case BRIEF_REJECTED -> briefRejected(n);
            case BRIEF_COMPLETED -> nth("Complete brief", n, Answers.WHOLE_BRIEF);
            case UPDATE_DUE -> updateDue();
            case LEADERS_UPDATED -> nth("Update leadership", n, Answers.update(n));
            case UNANSWERED -> overdue("Take charge");
            case LEAD_OVERDUE -> overdue("Lead escalation");
            case DE_ESCALATED -> nth("Lead escalation", n, Map.of("note_deEscalation", "Calm again"));
            case SOLUTION_PROPOSED -> from(State.WORK, State.SIGN_OFF, Answers.RESOLVED);
            case BRIEFED -> from(State.WORK, State.ROOT_CAUSE, Answers.BRIEF);
            case ANSWERED_STILL_WORKING -> answeredStillWorking();
            case WAITS_BY_FORM -> waitsByForm(waiting(n));
            case ROOT_CAUSE_FOUND -> from(State.ROOT_CAUSE, State.WORK, Answers.ROOT_CAUSE);
            case STRATEGY_PLANNED -> nth("Plan strategy", n, Answers.STRATEGY);
            case ADVICE_GIVEN -> nth("Give advice", n, Map.of("note_advice", "Call them first"));
            case CUSTOMER_UPDATED -> nth("Update customer", n, Map.of("note_update", "Still looking"));
            case SIGN_OFF_REFUSED -> from(State.SIGN_OFF, State.WORK, Answers.NOT_YET);
            case SIGNED_OFF -> signedOff(n);
            case REOPENED -> reopened();
            case DOCUMENTED -> documented();
            case MERGED -> merged(n);
            case DUPLICATE_MERGED -> duplicateMerged(n);
            case DATE_AGREED -> dateAgreed(n);
            case CONCESSION_GIVEN -> concessionGiven();
            case CONCESSION_ASKED -> concessionAsked();
            case CONCESSION_DECIDED -> nth("Approve concession", 0, decision(n));
            case CONCESSION_UNANSWERED -> overdue("Approve concession");
            case ACCOUNT_CHANGES -> accountChanges(n);
            case REVIEWED -> done(desk::reviews);
            case PERSON_LEAVES -> people.leaves(n) ? done(() -> {}) : Came.NOTHING;
            case PERSON_COMES_BACK -> done(() -> people.comesBack(n));
            case PERSON_AWAY ->
                people.goesAway(n, desk.time().now())
                        ? done(() ->
                                people.nothingGraveIsWithTheAway(desk.time().now()))
                        : Came.NOTHING;
            case PERSON_BACK -> done(() -> people.isBack(n));
            case WORK_MOVED -> people.givesEverythingAway(n) ? done(() -> {}) : Came.NOTHING;
            case GROUP_EMPTIES -> done(() -> people.allLeave(n));
            case GROUP_FILLS -> done(people::allComeBack);
            case PROCESS_DELETED -> processDeleted();
            case PROCESS_RESTARTED -> processRestarted();
            case MINUTES_PASS -> passes(Duration.ofMinutes(7 + n % 30));
            case HOURS_PASS -> passes(Duration.ofHours(1 + n % 4));
            case DAYS_PASS -> passes(Duration.ofDays(1 + n % 2));
            case SWEPT -> swept();
            case PAGE_OPENED -> done(() -> onPage().isOfTheCustomer());
            case PAGE_WRITES -> pageWrites();
            case PAGE_ESCALATES -> pageEscalates(n);
            case PAGE_SOLVED -> pageAnswers(true);
            case PAGE_NOT_SOLVED -> pageAnswers(false);
        };
    }

    private Came reportedAgain() {
        assertThat(reported()).as("the number of the same report").isEqualTo(cases.get(0));
        return Came.DONE;
    }

    private CaseNumber reported() {
        var answer = desk.asks(HttpMethod.POST, "/api/cases", report);
        assertThat(answer.isDone()).as("reported: %s", answer).isTrue();
        return new CaseNumber((String) answer.body().get("number"));
    }

    /** Sometimes recorded later than it was said. */
    private Came weReply(int n) {
        var said = desk.time().now().minus(n % 3 == 0 ? Duration.ofHours(2) : Duration.ZERO);
        var came = says(Map.of("direction", "outbound", "text", "We look into it", "happenedAt", said.toString()));
        table.weReply(said);
        return came;
    }

    /** Every third only moves what was promised, where there is something to be moved to that hour. */
    private Came hourStated(int n) {
        var now = desk.time().now();
        var hour = now.plus(Duration.ofHours(1 + n % 50)).truncatedTo(ChronoUnit.MILLIS);
        var before = desk.nextUpdate(number);
        var moves = n % 3 == 0 && before.filter(hour::isAfter).isPresent();
        var came = expect(
                "messages",
                HttpMethod.POST,
                Map.of(
                        "direction",
                        "outbound",
                        "text",
                        "You hear from us then",
                        "nextUpdate",
                        hour.toString(),
                        "movesPromise",
                        moves),
                table.state.isOpen());
        if (came == Came.DONE) {
            table.weReply(now);
            assertThat(desk.nextUpdate(number)).as("the hour that was stated").contains(hour);
        }
        return came;
    }

    private static Map<String, Object> automatic(int n) {
        return Map.of("direction", n % 2 == 0 ? "inbound" : "outbound", "text", "Out of office", "automatic", true);
    }

    private Came says(Map<String, ?> message) {
        var answer = ask(HttpMethod.POST, "messages", message);
        assertThat(answer.isDone()).as("a message is kept: %s", answer).isTrue();
        return Came.DONE;
    }

    /** What a machine mails changes nothing, wherever the case stands. */
    private Came customerMails(boolean byMachine) {
        var answer = desk.mails((String) report.get("contact"), number, byMachine);
        assertThat(answer.isDone()).as("a mail is taken in: %s", answer).isTrue();
        return byMachine ? Came.DONE : heard(answer);
    }

    private Came customerWrites() {
        return heard(ask(HttpMethod.POST, "messages", Map.of("direction", "inbound", "text", "Any news?")));
    }

    private Came heard(LifeDesk.Answer answer) {
        assertThat(answer.isDone()).as("a word is taken: %s", answer).isTrue();
        if (table.state == State.CLOSED) {
            goesOnAs(new CaseNumber((String) answer.body().get("case")));
        } else {
            table.customerWrites(desk.time().now());
        }
        return Came.DONE;
    }

    /** From now on the follow-up is lived. */
    private void goesOnAs(CaseNumber followUp) {
        check("follow-up " + followUp);
        number = followUp;
        cases.add(followUp);
        table = new LifeTable(State.TRIAGE);
    }

    private LifeCustomer onPage() {
        return desk.customerOf(number);
    }

    private Came pageWrites() {
        return pageLedTo(onPage().writes("Any news, on my page?"));
    }

    private Came pageLedTo(@Nullable CaseNumber followUp) {
        if (followUp == null) {
            table.customerWrites(desk.time().now());
        } else {
            assertThat(table.state)
                    .as("the state of a case that goes on as another")
                    .isEqualTo(State.CLOSED);
            goesOnAs(followUp);
        }
        onPage().isOfTheCustomer();
        return Came.DONE;
    }

    private Came pageEscalates(int n) {
        var page = onPage();
        if (!table.state.isOpen()) {
            return refused(() -> page.escalates("Please hurry " + n));
        }
        assertThat(page.escalates("Please hurry " + n))
                .as("what asking on the page led to")
                .isIn(table.orphan ? List.of("passedOn", "askedBefore") : List.of("asked", "askedBefore"));
        return pageLedTo(null);
    }

    /** Of a case that is open it is a word; of one that is resolved "no" opens it, and where nothing can it is read later. */
    private Came pageAnswers(boolean solved) {
        var page = onPage();
        if (page.isTooLate()) {
            return refused(() -> page.answers(solved));
        }
        var followUp = page.answers(solved);
        if (solved && !table.state.isOpen()) {
            page.isOfTheCustomer();
            return Came.DONE;
        }
        if (table.state == State.RESOLVED && !table.orphan) {
            table.reopened();
        }
        return pageLedTo(followUp);
    }

    private Came noAnswerNeeded() {
        var came = nth("Read customer's message", 0, Map.of("word", "noAnswerNeeded"));
        table.openWord &= came != Came.DONE;
        return came;
    }

    private Came notSolved() {
        var came = nth("Read customer's message", 0, Map.of("word", "notSolved"));
        if (came == Came.DONE) {
            table.reopened();
        }
        return came;
    }

    private Came answeredStillWorking() {
        return from(State.WORK, State.WORK, Answers.ANSWERED);
    }

    private Came waitsByForm(Waits on) {
        var came = from(State.WORK, State.WORK, Answers.waiting(on.label));
        if (came == Came.DONE) {
            table.waits.add(on);
        }
        return came;
    }

    private Came waits(Waits on) {
        var came = expect("waiting", HttpMethod.POST, Map.of("on", on.label, "reason", "version"), table.mayWait());
        if (came == Came.DONE) {
            table.waits.add(on);
        }
        return came;
    }

    private Came waitEnds(Waits on) {
        table.waits.remove(on);
        return expect("waiting/" + on.label, HttpMethod.DELETE, null, true);
    }

    private Came escalationRequested(int n) {
        var kind = n % 2 == 0 ? "functional" : "hierarchical";
        var reason = "Reason " + n / 2 % 2;
        var joins = table.state.isOpen() && !table.orphan && desk.isAsked(number, kind, reason);
        return expect(
                "escalations",
                HttpMethod.POST,
                n % 5 == 0
                        ? Map.of("kind", kind, "reason", reason, "by", "customer")
                        : Map.of("kind", kind, "reason", reason),
                joins || table.mayBeEscalated());
    }

    /** It goes back twice at most, and only to somebody else. */
    private Came briefRejected(int n) {
        var open = named("Take charge").toList();
        var task = open.isEmpty() ? null : open.get(n % open.size());
        var person = task == null ? null : whoMayDo(task).orElse(null);
        if (task == null || person == null) {
            return Came.NOTHING;
        }
        desk.takes(person, task);
        var before = desk.everythingOf(number);
        try {
            desk.does(person, task, Answers.INCOMPLETE);
            return Came.DONE;
        } catch (RuntimeException failure) {
            assertThat(isRefusal(failure)).as("%s", failure).isTrue();
            assertThat(desk.rejections(task.escalation()) == 2
                            || failure.getMessage().contains("Nobody but you"))
                    .as("why a brief may not go back: %s", failure.getMessage())
                    .isTrue();
            assertThat(desk.everythingOf(number))
                    .as("a refusal changes nothing")
                    .isEqualTo(before);
            return Came.REFUSED;
        }
    }

    /** Of an escalation whose leaders hear of it often. */
    private Came updateDue() {
        return desk.dailyUpdates(number) ? passes(Duration.ofHours(25)) : Came.NOTHING;
    }

    private Came taskTaken(int n) {
        var open = desk.tasks(number).stream()
                .filter(task -> task.assignee() == null && whoMayDo(task).isPresent())
                .toList();
        if (open.isEmpty()) {
            return Came.NOTHING;
        }
        var task = open.get(n % open.size());
        var able = candidates(task).toList();
        return done(() -> desk.takes(able.get(n % able.size()), task));
    }

    /** To a colleague of the team, or back to it; who asks here answers for everything. */
    private Came workGiven(int n) {
        var team = desk.caseFile().get(number).team();
        if (team == null || people.members(team).isEmpty()) {
            return Came.NOTHING;
        }
        var members = List.copyOf(people.members(team));
        var gift = new HashMap<String, Object>(Map.of("reason", "They know it"));
        if (n % 3 > 0) {
            gift.put("person", members.get(n % members.size()));
        }
        var open = table.state == State.WORK || table.openWord;
        var allowed = open && !table.orphan && !desk.isWorkedOnByAnEscalation(number);
        var came = expect("responsible", HttpMethod.POST, gift, allowed);
        if (came == Came.DONE) {
            assertThat(desk.caseFile().get(number).responsible())
                    .as("who was given the work")
                    .isEqualTo(gift.get("person"));
        }
        return came;
    }

    private Came overdue(String name) {
        return named(name)
                .map(LifeTask::due)
                .filter(due -> due != null && due.isBefore(desk.time().now().plus(Duration.ofDays(30))))
                .findFirst()
                .map(this::untilAfter)
                .orElse(Came.NOTHING);
    }

    private Came untilAfter(Instant due) {
        var now = desk.time().now();
        return passes(Duration.between(now, due.isBefore(now) ? now : due).plusSeconds(1));
    }

    private Came signedOff(int n) {
        if (table.state != State.SIGN_OFF) {
            return Came.NOTHING;
        }
        var subject = desk.caseFile().get(number);
        if (subject.highRisk() && subject.strategy() == null) {
            if (n % 3 == 0) {
                return refused(State.SIGN_OFF.task, Answers.APPROVED);
            }
            nth("Plan strategy", 0, Answers.STRATEGY);
        }
        var came = from(State.SIGN_OFF, State.SIGN_OFF, Answers.APPROVED);
        if (came == Came.DONE) {
            table.signedOff();
        }
        return came;
    }

    private Came reopened() {
        var came = expect("reopen", HttpMethod.POST, Map.of("reason", "It broke again"), table.mayBeReopened());
        if (came == Came.DONE) {
            table.reopened();
        }
        return came;
    }

    private Came documented() {
        if (table.state == State.RESOLVED && table.openWord) {
            return refused(State.RESOLVED.task, Answers.DOCUMENTED);
        }
        var came = from(State.RESOLVED, State.CLOSED, Answers.DOCUMENTED);
        if (came == Came.DONE) {
            table.closed();
        }
        return came;
    }

    /** From then on the case is lived in which it goes on. */
    private Came merged(int n) {
        var main = another(n);
        var came = expect("links", HttpMethod.POST, duplicateOf(main), table.mayBeMerged());
        if (came == Came.DONE) {
            table.merged();
            check("merged into " + main);
            number = main;
            table = new LifeTable(n % 2 == 0 ? State.TRIAGE : State.WORK);
        }
        return came;
    }

    private Came duplicateMerged(int n) {
        var duplicate = another(n);
        var answer = desk.asks(HttpMethod.POST, "/api/cases/%s/links".formatted(duplicate), duplicateOf(number));
        assertThat(answer.status())
                .as("merged into a case in %s: %s", table.state, answer)
                .isEqualTo(table.mayBeMerged() ? 201 : 409);
        if (answer.isDone()) {
            table.takesInADuplicate();
            invariants.hold(duplicate, new LifeTable(State.CLOSED));
        }
        return Came.DONE;
    }

    private static Map<String, String> duplicateOf(CaseNumber main) {
        return Map.of("to", main.value(), "kind", "duplicate");
    }

    /** Another report of the same account. */
    private CaseNumber another(int n) {
        var again = new HashMap<>(report);
        again.put("externalId", UUID.randomUUID().toString());
        someFacts(n).keySet().forEach(again::remove);
        if (n % 2 == 1) {
            again.putAll(someFacts(n));
        }
        var answer = desk.asks(HttpMethod.POST, "/api/cases", again);
        assertThat(answer.isDone()).as("reported: %s", answer).isTrue();
        var number = new CaseNumber((String) answer.body().get("number"));
        cases.add(number);
        return number;
    }

    private Came dateAgreed(int n) {
        var due = desk.time().now().plus(Duration.ofHours(3 + n));
        return expect(
                "agreed-dates",
                HttpMethod.POST,
                Map.of("what", "the fix", "due", due.toString(), "reason", "They asked"),
                table.state.isOpen());
    }

    /** An agent gives a cent: within every limit, however often. */
    private Came concessionGiven() {
        if (!people.members("support-agent").contains("sam")) {
            return Came.NOTHING;
        }
        if (table.mayBeGivenSomething()) {
            desk.gives("sam", number);
            return Came.DONE;
        }
        return refused(() -> desk.gives("sam", number));
    }

    /** By a program, whose limit is nothing; the same asked again is the same. */
    private Came concessionAsked() {
        var joins = desk.isConcessionAsked(number) && !table.orphan;
        return expect(
                "concessions",
                HttpMethod.POST,
                Map.of("kind", "credit", "amount", 10, "reason", "Sorry"),
                joins || table.mayBeGivenSomething() && !table.orphan);
    }

    private static Map<String, Object> decision(int n) {
        return n % 3 == 0 ? Map.of("approval", "refused", "note_approval", "Not now") : Map.of("approval", "approved");
    }

    private Came accountChanges(int n) {
        var body = Map.of(
                "name",
                "Account",
                "tier",
                n % 2 == 0 ? "premium" : "vip",
                "mrr",
                n % 5 == 0 ? 900_000 : 1000,
                "renewalDate",
                java.time.LocalDate.ofInstant(desk.time().now(), java.time.ZoneOffset.UTC)
                        .plusDays(n % 7 == 0 ? 20 : 300)
                        .toString(),
                "health",
                List.of("green", "yellow", "red").get(n % 3),
                "industry",
                "software");
        var answer = desk.asks(HttpMethod.PUT, "/api/accounts/" + account, body);
        assertThat(answer.isDone()).as("an account is kept: %s", answer).isTrue();
        return Came.DONE;
    }

    private Came processDeleted() {
        if (table.orphan || table.state == State.CLOSED) {
            return Came.NOTHING;
        }
        desk.losesItsProcess(number);
        table.orphan = true;
        return Came.DONE;
    }

    private Came processRestarted() {
        if (!table.mayBeRestarted()) {
            return refused(() -> desk.restarts(number));
        }
        desk.restarts(number);
        table.restarted();
        followTime();
        return Came.DONE;
    }

    private Came swept() {
        desk.sweeps(cases);
        table.swept = true;
        followTime();
        return Came.DONE;
    }

    private Came passes(Duration time) {
        desk.time().passes(time);
        followTime();
        return Came.DONE;
    }

    /** A word nobody decides on in time opens the case again by itself. */
    private void followTime() {
        if (table.openWord && !table.orphan && desk.caseFile().get(number).status() == Status.OPEN) {
            table.reopened();
        }
    }

    private Came from(State before, State after, Map<String, Object> answers) {
        if (table.state != before) {
            return Came.NOTHING;
        }
        var came = nth(before.task, 0, answers);
        if (came == Came.DONE) {
            table.state = after;
        }
        return came;
    }

    private Came nth(String name, int n, Map<String, Object> answers) {
        var open = named(name).toList();
        if (open.isEmpty()) {
            return Came.NOTHING;
        }
        var task = open.get(n % open.size());
        return whoMayDo(task)
                .map(person -> done(() -> desk.does(person, task, answers)))
                .orElse(Came.NOTHING);
    }

    private Came refused(String name, Map<String, Object> answers) {
        var open = named(name).findFirst();
        var person = open.flatMap(this::whoMayDo);
        if (person.isEmpty()) {
            return Came.NOTHING;
        }
        desk.takes(person.get(), open.get());
        return refused(() -> desk.does(person.get(), open.get(), answers));
    }

    private Came refused(Runnable work) {
        var before = desk.everythingOf(number);
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!isRefusal(failure)) {
                throw failure;
            }
            assertThat(desk.everythingOf(number))
                    .as("a refusal changes nothing")
                    .isEqualTo(before);
            return Came.REFUSED;
        }
        throw new AssertionError("%s: what had to be refused in %s was done".formatted(number, table.state));
    }

    private static boolean isRefusal(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                return true;
            }
        }
        return false;
    }

    private static Came done(Runnable work) {
        work.run();
        return Came.DONE;
    }

    private Stream<LifeTask> named(String name) {
        return desk.tasks(number).stream().filter(task -> task.name().equals(name));
    }

    private Optional<String> whoMayDo(LifeTask task) {
        return task.assignee() != null
                ? Optional.of(task.assignee())
                : candidates(task).findFirst();
    }

    private Stream<String> candidates(LifeTask task) {
        return task.groups().stream().flatMap(group -> people.members(group).stream());
    }

    private Came expect(String what, HttpMethod method, @Nullable Map<String, ?> body, boolean allowed) {
        if (allowed) {
            var answer = ask(method, what, body);
            assertThat(answer.isDone())
                    .as("%s, allowed in %s: %s", what, table.state, answer)
                    .isTrue();
            return Came.DONE;
        }
        var before = desk.everythingOf(number);
        var answer = ask(method, what, body);
        assertThat(answer.status())
                .as("%s, refused in %s: %s", what, table.state, answer)
                .isEqualTo(409);
        assertThat(answer.body()).as("a refusal says what to do").containsKey("advice");
        assertThat(desk.everythingOf(number)).as("a refusal changes nothing").isEqualTo(before);
        return Came.REFUSED;
    }

    private Answer ask(HttpMethod method, String what, @Nullable Map<String, ?> body) {
        return desk.asks(method, "/api/cases/%s/%s".formatted(number, what), body);
    }

    private String account(int n) {
        return switch (n % 5) {
            case 4 -> desk.account("premium", "red", "software");
            case 3 -> desk.account("vip", "green", "healthcare");
            default -> desk.account("standard", "green", "software");
        };
    }

    private static Map<String, String> someFacts(int n) {
        return facts(CATEGORIES.get(n % CATEGORIES.size()), GRADES.get(n / 2 % 3), GRADES.get(n / 5 % 3));
    }

    private static Waits waiting(int n) {
        return n % 2 == 0 ? Waits.CUSTOMER : Waits.THIRD_PARTY;
    }
}
