package dev.baton.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.HttpStub.Answer;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Priority;
import dev.baton.notification.NoticeTexts;
import dev.baton.notification.outbox.Outbox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** An escalated case has a channel in Slack, and what people do there counts as if they did it in Baton. */
@BatonTest
class SlackTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "slack-signing-secret-for-tests";

    private final SlackStub slack = new SlackStub();

    @Autowired
    private FollowCases follow;

    @Autowired
    private SlackCalls calls;

    @Autowired
    private RoomTexts texts;

    @Autowired
    private SlackChannel channel;

    @Autowired
    private SlackSettings off;

    @Autowired
    private SlackRooms rooms;

    @Autowired
    private SlackPeople people;

    @Autowired
    private Outbox outbox;

    @Autowired
    private NoticeTexts notices;

    @Autowired
    @Qualifier("slackDialogs")
    private Object dialogs;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Alarms alarms;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void slackIsSetUp() {
        desk.setTime(desk.now());
        settings(new SlackSettings("xoxb-test", slack.api(), Set.of(Priority.P1), true, Locale.ENGLISH));
        List.of("sam", "mara", "eli", "vera", "aud").forEach(this::hasMail);
        jdbc.sql("delete from slack_person").update();
        jdbc.sql("delete from slack_unknown").update();
    }

    @AfterEach
    void slackIsGone() {
        settings(off);
        jdbc.sql("update slack_room set ended_at = now() where ended_at is null")
                .update();
        desk.realTime();
        slack.close();
    }

    @Test
    void anEscalatedCaseGetsAChannelWithItsPeopleItsTopicAndTheQuestion() {
        var number = escalated();

        var created = slack.calls("conversations.create");
        assertThat(created).hasSize(1);
        assertThat(created.get(0).path("name").asText())
                .startsWith("esc-account-")
                .endsWith("-requested");
        assertThat(created.get(0).path("is_private").asBoolean()).isTrue();
        assertThat(slack.heard().get(0).headers()).containsEntry("authorization", "Bearer xoxb-test");
        var asked = caseFile.get(number).accountable();
        assertThat(slack.calls("conversations.invite"))
                .extracting(one -> one.path("users").asText())
                .contains("U" + asked.toUpperCase(Locale.ROOT));
        assertThat(topics())
                .last()
                .asString()
                .contains(number.value(), "P1", "somebody is asked to take charge", asked);
        var question = slack.calls("chat.postMessage");
        assertThat(question).hasSize(1);
        assertThat(question.get(0).at("/blocks/1/elements").findValuesAsText("action_id"))
                .containsExactly("take_charge", "decline", "reply");
    }

    @Test
    void aCaseThatIsNotGraveHasNone() {
        var number = desk.standardCase();
        desk.escalate(number, "hierarchical");
        desk.getsOn();

        assertThat(slack.heard()).isEmpty();
    }

    @Test
    void theTopicFollowsAndTheChannelIsArchivedAfterAndASecondEscalationHasAnother() {
        var number = escalated();
        var holder = caseFile.get(number).accountable();
        desk.does(holder, "Take charge", number, Map.of("answer", "accepted"));
        desk.getsOn();
        assertThat(topics()).last().asString().contains("somebody took charge");

        desk.does(holder, "Lead escalation", number, Map.of("note_deEscalation", "Done"));
        desk.getsOn();
        assertThat(slack.calls("conversations.archive")).hasSize(1);

        desk.escalate(number, "hierarchical");
        desk.getsOn();
        assertThat(slack.calls("conversations.create"))
                .extracting(one -> one.path("name").asText())
                .last()
                .asString()
                .endsWith("-requested-" + number.value().toLowerCase(Locale.ROOT));
    }

    @Test
    void aNameThatManyChannelsHadIsFoundInFewCalls() {
        var number = desk.criticalCase();
        desk.escalate(number, "hierarchical");
        names(number).stream().limit(2).forEach(slack::nameIsTaken);
        desk.getsOn();

        assertThat(slack.calls("conversations.create")).hasSize(3);
        assertThat(deliveries(number)).containsExactly("SENT");
    }

    @Test
    void aChannelArchivedByHandIsReplacedOnceSomebodyHasItSentAgain() {
        var number = escalated();
        var first = room(number);
        slack.fails("conversations.setTopic", "is_archived");
        desk.says(number, "outbound", "So that the next promise changes");
        desk.getsOn();
        assertThat(deliveries(number)).containsExactly("SENT", "FAILED");

        slack.fails("conversations.setTopic", null);
        assertThat(outbox.retry(failed(number))).isTrue();
        desk.getsOn();

        assertThat(deliveries(number)).containsExactly("SENT", "SENT");
        assertThat(open(number)).isNotNull().isNotEqualTo(first);
        assertThat(slack.calls("chat.postMessage"))
                .last()
                .satisfies(question ->
                        assertThat(question.path("channel").asText()).isEqualTo(open(number)));
    }

    @Test
    void anEscalationThatComesWhileTheChannelIsBeingArchivedHasAnother() {
        var number = escalated();
        var first = room(number);
        var holder = caseFile.get(number).accountable();
        desk.does(holder, "Take charge", number, Map.of("answer", "accepted"));
        desk.getsOn();
        slack.before("conversations.archive", () -> desk.escalate(number, "hierarchical"));
        desk.does(holder, "Lead escalation", number, Map.of("note_deEscalation", "Done"));
        desk.getsOn();
        desk.passes(Duration.ofMinutes(3));

        assertThat(slack.calls("conversations.archive")).hasSize(1);
        assertThat(open(number)).isNotNull().isNotEqualTo(first);
    }

    @Test
    void whoHadItSinceThenKeepsTheChannelInTheirHands() {
        var number = escalated();
        var id = jdbc.sql("select id from slack_room where case_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
        var early = rooms.take(id).orElseThrow();
        assertThat(rooms.take(id)).isEmpty();
        desk.setTime(desk.now().plus(Duration.ofMinutes(3)));
        var late = rooms.take(id).orElseThrow();

        rooms.leave(early);
        assertThat(rooms.take(id)).isEmpty();
        rooms.leave(late);
        assertThat(rooms.take(id)).isPresent();
    }

    @Test
    void whoComesToSlackLaterIsInvitedThen() {
        var number = desk.criticalCase();
        desk.escalate(number, "hierarchical");
        var asked = caseFile.get(number).accountable();
        slack.knows(asked, false);
        desk.getsOn();
        assertThat(invited()).doesNotContain("U" + asked.toUpperCase(Locale.ROOT));
        var looked = slack.calls("users.lookupByEmail").size();
        ReflectionTestUtils.invokeMethod(follow, "touch", number, null, List.of());
        desk.getsOn();
        assertThat(slack.calls("users.lookupByEmail")).hasSize(looked);

        slack.knows(asked, true);
        jdbc.sql("update slack_unknown set looked_at = looked_at - interval '1 hour'")
                .update();
        desk.passes(Duration.ofSeconds(1));
        desk.says(number, "outbound", "So that the next promise changes");
        desk.getsOn();

        assertThat(invited()).contains("U" + asked.toUpperCase(Locale.ROOT));
    }

    @Test
    void anErrorIsNotRememberedAsNobody() throws Exception {
        slack.fails("users.info", "token_revoked");
        assertThatThrownBy(() -> people.personOf("UMARA")).isInstanceOf(SlackProblem.class);
        slack.fails("users.info", null);

        assertThat(people.personOf("UMARA")).contains("mara");
    }

    @Test
    void whatIsRefusedIsToldInTheLanguageOfTheWorkspace() {
        var number = escalated();
        ReflectionTestUtils.setField(dialogs, "language", Locale.GERMAN);
        try {
            press("take_charge", "aud", number, question(number));
            await().until(() -> slack.responses().size() == 1);
            press("take_charge", "stranger", number, question(number));
            await().until(() -> slack.responses().size() == 2);
        } finally {
            ReflectionTestUtils.setField(dialogs, "language", Locale.ENGLISH);
        }

        assertThat(slack.responses())
                .extracting(one -> one.path("text").asText())
                .satisfiesExactly(
                        text -> assertThat(text).contains("dürfen Sie nicht handeln"),
                        text -> assertThat(text).contains("Niemand in Baton hat die Mailadresse"));
    }

    @Test
    void aResolvedCaseLeavesItsChannel() {
        var number = escalated();
        desk.resolves(number);
        desk.getsOn();

        assertThat(slack.calls("conversations.archive")).hasSize(1);
    }

    @Test
    void nothingIsDoneTwiceHoweverOftenItIsBroughtUpToDate() {
        var number = escalated();
        var before = slack.heard().size();
        jdbc.sql("select id from slack_room where case_number = ?")
                .param(number.value())
                .query(Long.class)
                .list()
                .forEach(room -> assertThat(jdbc.sql("update slack_room set busy_until = null where id = ?")
                                .param(room)
                                .update())
                        .isOne());
        ReflectionTestUtils.invokeMethod(follow, "touch", number, null, List.of());
        desk.getsOn();

        assertThat(slack.heard()).hasSize(before);
    }

    @Test
    void whoAsksToBeLeftAloneIsAndNothingIsLost() {
        slack.answersOnce(new Answer(429, Map.of("Retry-After", "600"), ""));
        escalated();
        assertThat(slack.calls("conversations.create")).hasSize(1);

        desk.passes(Duration.ofMinutes(9));
        assertThat(slack.calls("conversations.create")).hasSize(1);
        desk.passes(Duration.ofMinutes(6));
        assertThat(slack.calls("conversations.create")).hasSize(2);
        assertThat(slack.calls("chat.postMessage")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"conversations.create", "conversations.setTopic", "conversations.invite", "chat.postMessage"})
    void aServerThatFailsInTheMiddleIsTakenUpWhereItStood(String method) {
        slack.fails(method, "internal_error");
        escalated();
        slack.fails(method, null);
        desk.passes(Duration.ofMinutes(3));

        assertThat(names()).doesNotHaveDuplicates();
        assertThat(slack.calls("chat.postMessage").size())
                .isEqualTo(method.equals("chat.postMessage") ? attempts(method) : 1);
        assertThat(jdbc.sql("select posted is not null and topic is not null from slack_room where ended_at is null")
                        .query(Boolean.class)
                        .list())
                .containsOnly(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conversations.create | token_revoked | does not take Baton's token any more",
                "conversations.setTopic | channel_not_found | the channel is gone",
                "conversations.setTopic | is_archived | the channel is archived",
                "conversations.create | missing_scope | the app lacks a scope"
            })
    void whatSlackRefusesForGoodIsToldToPeople(String method, String error, String sentence) {
        alarms.settle(Alarm.Kind.DELIVERIES_FAILED, "slack");
        slack.fails(method, error);
        var number = escalated();

        assertThat(jdbc.sql(
                                "select last_error from delivery where channel = 'slack' and case_number = ? and state = 'FAILED'")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(reason -> texts(reason).contains(sentence));
        assertThat(alarms.open(Alarm.Kind.DELIVERIES_FAILED)).contains("slack");
        assertThat(jdbc.sql("select count(*) from notice where kind = 'deliveryFailed' and case_number = ?")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void takingChargeInSlackIsTakingCharge() {
        var number = escalated();
        var asked = caseFile.get(number).accountable();

        assertThat(press("take_charge", asked, number, question(number))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        await().until(() -> !slack.responses().isEmpty());

        assertThat(slack.responses().get(0).path("text").asText()).startsWith("You took charge");
        assertThat(desk.stories(number, "EscalationAccepted")).containsExactly(asked + " took charge");
    }

    @Test
    void onlyWhoIsAskedMayAndOnlyWhoseCaseItIs() {
        var number = escalated();
        var asked = caseFile.get(number).accountable();
        var other = asked.equals("vera") ? "mara" : "vera";

        press("take_charge", other, number, question(number));
        await().until(() -> slack.responses().size() == 1);
        press("take_charge", "aud", number, question(number));
        await().until(() -> slack.responses().size() == 2);
        press("take_charge", "stranger", number, question(number));
        await().until(() -> slack.responses().size() == 3);

        assertThat(slack.responses())
                .extracting(one -> one.path("text").asText())
                .satisfiesExactly(
                        text -> assertThat(text)
                                .containsAnyOf("is asked, not you", "Nobody is asked any more, or you are not"),
                        text -> assertThat(text).contains("is not a case you may act on"),
                        text -> assertThat(text).contains("Nobody in Baton has the mail address"));
        assertThat(desk.stories(number, "EscalationAccepted")).isEmpty();
    }

    @Test
    void decliningAsksWhyAndAnswersInTheDialog() {
        var number = escalated();
        var asked = caseFile.get(number).accountable();

        press("decline", asked, number, question(number));
        await().until(() -> !slack.calls("views.open").isEmpty());
        var view = slack.calls("views.open").get(0).path("view");
        assertThat(submit(view, asked, " ").getBody().at("/errors/text").asText())
                .startsWith("The text");
        assertThat(submit(view, "aud", "Not mine").getBody().at("/errors/text").asText())
                .contains("not a case you may act on");
        assertThat(submit(view, asked, "Not for us").getBody().isEmpty()).isTrue();

        assertThat(desk.stories(number, "EscalationDeclined"))
                .singleElement()
                .asString()
                .contains("Not for us");
        assertThat(submit(view, asked, "Once more").getBody().at("/errors/text").asText())
                .isNotEmpty();
    }

    @Test
    void aReplyGoesToTheCustomerOnce() {
        var number = escalated();
        press("reply", "mara", number, question(number));
        await().until(() -> !slack.calls("views.open").isEmpty());
        var view = slack.calls("views.open").get(0).path("view");

        submit(view, "mara", "We are on it <soon>");

        assertThat(conversation.of(number))
                .filteredOn(said -> said.direction() == Direction.OUTBOUND && !said.automatic())
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.text()).isEqualTo("We are on it <soon>");
                    assertThat(said.author()).isEqualTo("mara");
                    assertThat(jdbc.sql("select count(*) from delivery where interaction = ?")
                                    .param(said.id())
                                    .query(Integer.class)
                                    .single())
                            .as("it leaves, or why not is told")
                            .isEqualTo(1);
                });
    }

    @Test
    void aThreadBecomesInternalNotesWhichFollowWhatIsChangedThere() {
        var number = escalated();
        var room = room(number);
        var thread = thread(number);
        event("E1", message(room, "USAM", "10.1", thread, "See <https://example.com|the log> &amp; tell <@UMARA>"));
        event("E1", message(room, "USAM", "10.1", thread, "See it twice"));
        event("E2", message(room, "USAM", "10.2", "", "Not below our message"));
        event(
                "E3",
                message(room, "USAM", "10.3", thread, "Of a robot").replace("\"type\"", "\"bot_id\":\"B1\",\"type\""));
        event("E4", message("C999", "USAM", "10.4", thread, "Elsewhere"));
        event("E5", message(room, "USTRANGER", "10.5", thread, "Of somebody unknown"));

        assertThat(notes(number))
                .extracting(Interaction::author, Interaction::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sam", "See the log (https://example.com) & tell @UMARA"),
                        org.assertj.core.groups.Tuple.tuple("slack:USTRANGER", "Of somebody unknown"));

        event("E6", """
                {"type":"message","subtype":"message_changed","channel":"%s","message":{"type":"message","user":"USAM","ts":"10.1","text":"Changed"}}
                """.formatted(room));
        event("E7", """
                {"type":"message","subtype":"message_deleted","channel":"%s","deleted_ts":"10.5"}
                """.formatted(room));
        assertThat(notes(number)).extracting(Interaction::text).containsExactly("Changed", "(deleted in Slack)");
        assertThat(conversation.of(number))
                .allMatch(said -> !said.text().contains("Changed") || said.direction() == Direction.INTERNAL);
    }

    @Test
    void slackIsToldThatSomebodyIsHere() {
        assertThat(post(
                                "/api/slack/events",
                                MediaType.APPLICATION_JSON,
                                "{\"type\":\"url_verification\",\"challenge\":\"abc\"}")
                        .getBody()
                        .path("challenge")
                        .asText())
                .isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsigned", "old", "early", "other"})
    void whatSlackDidNotSignLatelyIsNotBelieved(String how) {
        var body = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";
        var time = desk.now().getEpochSecond() + (how.equals("old") ? -301 : how.equals("early") ? 301 : 0);
        var headers = headers(
                MediaType.APPLICATION_JSON, time, body, how.equals("other") ? "another-secret-of-somebody" : SECRET);
        if (how.equals("unsigned")) {
            headers.remove("X-Slack-Signature");
        }

        assertThat(http.postForEntity("/api/slack/events", new HttpEntity<>(body, headers), JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void whatIsOfAnotherWorkspaceIsRefused() {
        var number = escalated();
        var workspaces = context.getBean("slackWorkspaces");
        ReflectionTestUtils.setField(workspaces, "teams", Set.of("T1"));
        try {
            var pressed = pressed("reply", "mara", number, question(number));
            assertThat(post("/api/slack/interactions", MediaType.APPLICATION_FORM_URLENCODED, pressed)
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            var event = "{\"type\":\"event_callback\",\"team_id\":\"%s\",\"event_id\":\"E1\",\"event\":{}}";
            assertThat(post("/api/slack/events", MediaType.APPLICATION_JSON, event.formatted("T2"))
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThat(post("/api/slack/events", MediaType.APPLICATION_JSON, event.formatted("T1"))
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
        } finally {
            ReflectionTestUtils.setField(workspaces, "teams", Set.of());
        }
    }

    @Test
    void whatCameBeforeIsRefused() {
        var number = escalated();
        var body = pressed("reply", "mara", number, question(number));
        var time = desk.now().getEpochSecond();
        var request = new HttpEntity<>(body, headers(MediaType.APPLICATION_FORM_URLENCODED, time, body, SECRET));

        assertThat(http.postForEntity("/api/slack/interactions", request, JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(http.postForEntity("/api/slack/interactions", request, JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    private String texts(String reason) {
        return notices.word(reason, Locale.ENGLISH);
    }

    private List<String> names(CaseNumber number) {
        return jdbc.sql("select a.name, r.* from slack_room r join support_case c on c.number = r.case_number"
                        + " join account a on a.id = c.account where r.case_number = ?")
                .param(number.value())
                .query((row, nth) -> RoomName.of(row.getString("name"), SlackRooms.room(row)))
                .single();
    }

    private List<String> deliveries(CaseNumber number) {
        return jdbc.sql("select state from delivery where case_number = ? and channel = 'slack' order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private long failed(CaseNumber number) {
        return jdbc.sql("select id from delivery where case_number = ? and channel = 'slack' and state = 'FAILED'")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    private String open(CaseNumber number) {
        return jdbc.sql("select channel from slack_room where case_number = ? and ended_at is null")
                .param(number.value())
                .query(String.class)
                .single();
    }

    private List<String> invited() {
        return slack.calls("conversations.invite").stream()
                .map(one -> one.path("users").asText())
                .toList();
    }

    private CaseNumber escalated() {
        var number = desk.criticalCase();
        desk.escalate(number, "hierarchical");
        desk.getsOn();
        return number;
    }

    private void settings(SlackSettings settings) {
        List.of(follow, calls, texts, channel)
                .forEach(bean -> ReflectionTestUtils.setField(bean, "settings", settings));
    }

    private void hasMail(String person) {
        var user = identities.createUserQuery().userId(person).singleResult();
        user.setEmail(person + "@baton.example");
        identities.saveUser(user);
    }

    private List<String> topics() {
        return slack.calls("conversations.setTopic").stream()
                .map(one -> one.path("topic").asText())
                .toList();
    }

    private List<String> names() {
        return slack.calls("conversations.setTopic").stream()
                .map(one -> one.path("channel").asText())
                .distinct()
                .toList();
    }

    private int attempts(String method) {
        return slack.calls(method).size();
    }

    private String room(CaseNumber number) {
        return jdbc.sql("select channel from slack_room where case_number = ?")
                .param(number.value())
                .query(String.class)
                .single();
    }

    private String thread(CaseNumber number) {
        return jdbc.sql("select threads[1] from slack_room where case_number = ?")
                .param(number.value())
                .query(String.class)
                .single();
    }

    private String question(CaseNumber number) {
        return jdbc.sql("select asked from slack_room where case_number = ?")
                .param(number.value())
                .query(String.class)
                .single();
    }

    private List<Interaction> notes(CaseNumber number) {
        return conversation.of(number).stream()
                .filter(said -> said.direction() == Direction.INTERNAL)
                .toList();
    }

    private ResponseEntity<JsonNode> press(String action, String person, CaseNumber number, String asked) {
        return post(
                "/api/slack/interactions",
                MediaType.APPLICATION_FORM_URLENCODED,
                pressed(action, person, number, asked));
    }

    private String pressed(String action, String person, CaseNumber number, String asked) {
        return form("""
                {"type":"block_actions","user":{"id":"U%s"},"channel":{"id":"%s"},"trigger_id":"%s","response_url":"%s",
                 "actions":[{"action_id":"%s","value":"%s %s"}]}
                """.formatted(
                        person.toUpperCase(Locale.ROOT),
                        room(number),
                        UUID.randomUUID(),
                        slack.responseUrl(),
                        action,
                        number,
                        asked));
    }

    private ResponseEntity<JsonNode> submit(JsonNode view, String person, String text) {
        return post("/api/slack/interactions", MediaType.APPLICATION_FORM_URLENCODED, form("""
                {"type":"view_submission","user":{"id":"U%s"},"trigger_id":"%s","view":{"callback_id":"%s","private_metadata":"%s",
                 "state":{"values":{"text":{"text":{"value":"%s"}}}}}}
                """.formatted(
                        person.toUpperCase(Locale.ROOT),
                        UUID.randomUUID(),
                        view.path("callback_id").asText(),
                        view.path("private_metadata").asText(),
                        text)));
    }

    private static String form(String payload) {
        return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    }

    private static String message(String channel, String user, String ts, String thread, String text) {
        return """
                {"type":"message","channel":"%s","user":"%s","ts":"%s","thread_ts":"%s","text":"%s"}
                """.formatted(channel, user, ts, thread, text);
    }

    private void event(String id, String event) {
        var answer = post(
                "/api/slack/events",
                MediaType.APPLICATION_JSON,
                "{\"type\":\"event_callback\",\"event_id\":\"%s%s\",\"event\":%s}"
                        .formatted(slack.api().getPort(), id, event));
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
    }

    private ResponseEntity<JsonNode> post(String path, MediaType type, String body) {
        return http.postForEntity(
                path, new HttpEntity<>(body, headers(type, desk.now().getEpochSecond(), body, SECRET)), JsonNode.class);
    }

    private static HttpHeaders headers(MediaType type, long time, String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signature = mac.doFinal("v0:%d:%s".formatted(time, body).getBytes(StandardCharsets.UTF_8));
            var headers = new HttpHeaders();
            headers.setContentType(type);
            headers.set("X-Slack-Request-Timestamp", String.valueOf(time));
            headers.set("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(signature));
            return headers;
        } catch (java.security.GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
