package dev.baton.notification.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What reaches people outside of Baton, and when. {@code vera} is asked, {@code aud} is told. */
@BatonTest
class TellOutsideTest {

    private static final Instant NIGHT = Instant.parse("2031-02-04T02:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TellOutside outside;

    @Autowired
    private Notices notices;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private org.springframework.context.ApplicationContext context;

    @BeforeEach
    void nobodyHasSaidAnything() {
        desk.setTime(NIGHT);
        jdbc.sql("delete from preference").update();
        jdbc.sql("delete from person_message").update();
        jdbc.sql("delete from sign_of_life").update();
        jdbc.sql("update notice set sorted = true where not sorted").update();
    }

    @AfterEach
    void realTime() {
        nobodyHasSaidAnything();
        desk.realTime();
    }

    @Test
    void whoIsAskedToTakeChargeHearsItAtNightAndWithoutASignOfLifeASecondTime() {
        chooses(
                "vera",
                Map.of(
                        "mail",
                        "vera@example.com",
                        "second",
                        "pager@example.com",
                        "quietFrom",
                        "22:00",
                        "quietTo",
                        "07:00"));
        var number = desk.standardCase();
        desk.escalate(number, "hierarchical");
        look();
        assertThat(told("vera@example.com", number)).containsExactly("urgent");
        assertThat(told("pager@example.com", number)).isEmpty();

        desk.setTime(NIGHT.plus(Duration.ofMinutes(6)));
        look();
        look();
        assertThat(told("pager@example.com", number)).containsExactly("second");
        assertThat(told("vera@example.com", number)).hasSize(1);
    }

    @Test
    void whoIsThereIsNotToldASecondTime() {
        chooses("vera", Map.of("mail", "vera@example.com", "second", "pager@example.com"));
        var number = desk.standardCase();
        desk.escalate(number, "hierarchical");
        look();
        desk.setTime(NIGHT.plus(Duration.ofMinutes(2)));
        Visitor.loggedIn("vera", port).get("/inbox");
        desk.setTime(NIGHT.plus(Duration.ofMinutes(6)));
        look();

        assertThat(told("pager@example.com", number)).isEmpty();
    }

    @Test
    void whatCanWaitWaitsUntilTheMorningAndComesInOneMessage() {
        chooses(
                "aud",
                Map.of(
                        "mail",
                        "aud@example.com",
                        "quietFrom",
                        "22:00",
                        "quietTo",
                        "07:00",
                        "topics",
                        Map.of("news", "at-once")));
        var number = desk.standardCase();
        notices.tellPerson("aud", Notice.about(number, "informed", "Sign-off", "P3"));
        notices.tellGroup("auditor", Notice.about(number, "informed", "Documentation", "P3"));
        look();
        assertThat(told("aud@example.com", number)).isEmpty();

        desk.setTime(NIGHT.plus(Duration.ofHours(5)));
        look();
        assertThat(told("aud@example.com", number)).containsExactly("notice");
        assertThat(jdbc.sql(
                                "select jsonb_array_length(body -> 'told') from delivery where recipient = 'aud@example.com' and case_number = ?")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aDigestComesOnceADayAndWhatIsNotWantedNever() {
        chooses("aud", Map.of("mail", "aud@example.com", "digestAt", "09:30", "topics", Map.of("news", "digest")));
        var number = desk.standardCase();
        notices.tellPerson("aud", Notice.about(number, "informed", "Sign-off", "P3"));
        notices.tellPerson("aud", Notice.about(number, "watchedGrave", number.value(), "Acme", "P1"));
        desk.setTime(NIGHT.plus(Duration.ofHours(7)));
        look();
        assertThat(told("aud@example.com", number)).isEmpty();

        desk.setTime(Instant.parse("2031-02-04T09:30:00Z"));
        look();
        assertThat(told("aud@example.com", number)).hasSize(1);
    }

    @Test
    void whoTakesATaskIsNotToldOfItAndNobodyIsOfWhatIsDoneByThen() {
        chooses("sam", Map.of("mail", "sam@example.com", "topics", Map.of("work", "at-once")));
        var number = desk.standardCase();
        var work = desk.task("Work on case", number).orElseThrow();
        assertThat(http.withBasicAuth("sam", "baton")
                        .postForEntity(
                                "/engine-rest/task/" + work.getId() + "/claim", Map.of("userId", "sam"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        look();
        assertThat(told("sam@example.com", number)).isEmpty();
        desk.does("sam", "Work on case", number, Desk.RESOLVED);

        chooses("mara", Map.of("mail", "mara@example.com", "topics", Map.of("work", "at-once")));
        var signOff = desk.task("Sign off resolution", number).orElseThrow();
        tasks.setAssignee(signOff.getId(), "mara");
        desk.signsOff(number, Desk.APPROVED);
        look();
        assertThat(jdbc.sql("select body::text from delivery where recipient = 'mara@example.com' and case_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .noneMatch(body -> body.contains("Sign off resolution"));
    }

    @Test
    void whoHasNoAddressIsToldNothingAndNothingIsLeft() {
        chooses("aud", Map.of("topics", Map.of("news", "at-once")));
        notices.tellPerson("aud", Notice.about(desk.standardCase(), "informed", "Sign-off", "P3"));
        look();

        assertThat(jdbc.sql("select count(*) from person_message where person = 'aud'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mail      | not an address         | is no mail address
            second    | a@b                    | is no mail address
            mail      | a@example.com,b@example.com | is no mail address
            quietFrom | 22:00                  | quietTo
            quietFrom | soon                   | is no time of day
            news      | now                    | must be inbox, at-once or digest
            """)
    void whatCannotBeIsRefusedByItsField(String field, String value, String told) {
        var body = field.equals("news") ? Map.of("topics", Map.of(field, value)) : Map.of(field, value);
        var answer = put("aud", body);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains(told);
        var page = Visitor.loggedIn("aud", port);
        var form = page.form("/inbox/preferences", Map.of(field, value, "_csrf", page.token("/inbox/preferences")));
        assertThat(form.body())
                .as("what was typed stays")
                .contains("role=\"alert\"")
                .contains(told.equals("must be inbox, at-once or digest") ? told : value);
    }

    @Test
    void thatAMessageToAPersonDidNotArriveIsToldInBatonOnly() {
        chooses("mara", Map.of("mail", "typo@example.com", "topics", Map.of("news", "at-once", "work", "at-once")));
        var number = desk.standardCase();
        notices.tellPerson("mara", Notice.about(number, "deliveryFailed", "person", "550 no such user"));
        notices.tellPerson("mara", Notice.about(number, "deliveryBounced", "person", "550 no such user"));

        look();

        assertThat(told("typo@example.com", number)).isEmpty();
    }

    @Test
    void withoutAServerPeopleFindItInBaton() {
        var sendMail = context.getBean("sendMail");
        chooses("mara", Map.of("mail", "mara@example.com", "topics", Map.of("news", "at-once")));
        var number = desk.standardCase();
        notices.tellPerson("mara", Notice.about(number, "informed", "Sign-off", "P3"));
        ReflectionTestUtils.setField(sendMail, "evaluation", false);
        try {
            look();
            outside.whoIsToHear(100).forEach(outside::tell);
        } finally {
            ReflectionTestUtils.setField(sendMail, "evaluation", true);
        }

        assertThat(told("mara@example.com", number)).isEmpty();
    }

    @Test
    void theAddressOfTheAccountIsNotChosenByGivingItBack() {
        jdbc.sql("update act_id_user set email_ = 'mara@example.net' where id_ = 'mara'")
                .update();
        try {
            chooses("mara", Map.of("mail", "mara@example.net"));
        } finally {
            jdbc.sql("update act_id_user set email_ = null where id_ = 'mara'").update();
        }

        assertThat(jdbc.sql("select count(*) from preference where person = 'mara' and mail is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void look() {
        outside.sort(500);
        outside.whoIsToHear(100).forEach(outside::tell);
    }

    private List<String> told(String address, CaseNumber number) {
        return jdbc.sql("select kind from delivery where recipient = ? and case_number = ? order by id")
                .params(address, number.value())
                .query(String.class)
                .list();
    }

    private void chooses(String person, Map<String, ?> chosen) {
        assertThat(put(person, chosen).getStatusCode().value()).isEqualTo(200);
    }

    private ResponseEntity<String> put(String person, Map<String, ?> chosen) {
        return http.withBasicAuth(person, "baton")
                .exchange("/api/preferences", HttpMethod.PUT, new HttpEntity<>(chosen), String.class);
    }
}
