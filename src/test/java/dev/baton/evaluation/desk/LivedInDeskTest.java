package dev.baton.evaluation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.evaluation.stories.Story;
import dev.baton.evaluation.stories.StoryBook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** A short form of the desk, in real time within seconds; {@code dev.baton.benchmark.DemoDesk} plays all of it. */
@BatonTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivedInDeskTest {

    /** Where each of them ends. */
    private static final Map<String, String> SHORT = Map.of(
            "HD-20007", "CLOSED",
            "HD-20057", "CLOSED",
            "HD-20085", "CLOSED",
            "HD-20092", "CLOSED",
            "HD-20099", "CLOSED",
            "HD-20105", "CLOSED",
            "HD-20270", "OPEN",
            "HD-20256", "OPEN",
            "HD-20263", "OPEN",
            "HD-20274", "OPEN");

    private static final String OURS =
            "(select number from support_case where source = 'helpdesk' and external_id = any (:ids) "
                    + "or follow_up_of in (select number from support_case where source = 'helpdesk' and external_id = any (:ids)))";

    @Autowired
    private LivedInDesk desk;

    @Autowired
    private Preparation preparation;

    @Autowired
    private Desk time;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    private List<Story> stories;
    private List<String> stuck;
    private Instant now;

    /** Once, in the run of the first test: the coverage of models is counted from then on. */
    @BeforeEach
    void play() {
        if (stories != null) {
            return;
        }
        var book = new StoryBook();
        stories = book.stories().stream()
                .filter(story -> SHORT.containsKey(story.id()))
                .toList();
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        stuck = desk.play(book, stories, now, preparation, () -> false);
    }

    /** The accounts would count in what other tests take for the average. */
    @AfterAll
    void clear() {
        jdbc.sql("update account set mrr = null where id not like 'account-%'").update();
        time.realTime();
    }

    @Test
    void everyStoryIsToldToWhereItStandsToday() {
        assertThat(stuck).isEmpty();
        assertThat(stories).hasSameSizeAs(SHORT.keySet());
        assertThat(jdbc
                        .sql(
                                "select external_id, status from support_case where source = 'helpdesk' and external_id = any (:ids)")
                        .param("ids", ids())
                        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEqualTo(SHORT);
    }

    @Test
    void theClockIsRealAgain() {
        assertThat(Duration.between(time.now(), Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void theTrailIsWholeAndInOrder() {
        for (var story : stories) {
            assertThat(instants("select min(at) from case_event where case_number = (select number from support_case "
                            + "where source = 'helpdesk' and external_id = '%s') and :ids is not null"
                                    .formatted(story.id())))
                    .containsExactly(story.times(now).get(0));
        }
        assertThat(instants("select at from case_event where case_number in " + OURS + " order by id"))
                .isSorted();
        assertThat(count("case_event where event = 'CaseClosed' and case_number in " + OURS))
                .isEqualTo(7);
        assertThat(instants("select at from sla_event where case_number in " + OURS + " order by id"))
                .isSorted();
    }

    @Test
    void nothingIsInTheFuture() {
        for (var written : Set.of(
                "at from case_event where case_number in ",
                "at from sla_event where case_number in ",
                "at from interaction where case_number in ",
                "asked_at from escalation where case_number in ",
                "made_at from promise where case_number in ")) {
            assertThat(instants("select " + written + OURS))
                    .as(written)
                    .isNotEmpty()
                    .allMatch(at -> !at.isAfter(Instant.now()));
        }
        assertThat(count(
                        "act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_ where a.start_time_ > now() "
                                + "and p.business_key_ in " + OURS))
                .isZero();
    }

    @Test
    void somebodyIsAccountableForEachAndClosedOnesAreOver() {
        assertThat(count(
                        "support_case c left join act_id_user u on u.id_ = c.accountable where u.id_ is null and c.number in "
                                + OURS))
                .isZero();
        assertThat(count("support_case c where c.status = 'CLOSED' and c.number in " + OURS
                        + " and exists (select 1 from act_ru_execution e where e.business_key_ = c.number)"))
                .isZero();
        assertThat(count("support_case c where c.status <> 'CLOSED' and c.number in " + OURS
                        + " and not exists (select 1 from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                        + " where e.business_key_ = c.number)"))
                .isZero();
    }

    /** What fell due on the way was done on the way. */
    @Test
    void whatRunsOnFallsDueFromNowOn() {
        assertThat(count(
                        "act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_ where j.duedate_ < '%s' and e.business_key_ in %s"
                                .formatted(now, OURS)))
                .isZero();
        assertThat(count(
                        "sla_clock where met_at is null and anchor is not null and next_at < '%s' and case_number in %s"
                                .formatted(now.minusSeconds(60), OURS)))
                .isZero();
        assertThat(count("act_ru_job where suspension_state_ <> 1")).isZero();
    }

    @Test
    void eachOfTheHardThingsHappened() {
        assertThat(jdbc.sql("select distinct event from case_event where case_number in " + OURS)
                        .param("ids", ids())
                        .query(String.class)
                        .list())
                .contains(
                        "RootCauseFound",
                        "EscalationAccepted",
                        "EscalationDeclined",
                        "ResolutionRejected",
                        "CaseReopened",
                        "FollowUpOpened",
                        "DeadlinePassed",
                        "PromiseBroken",
                        "PromiseKept");
    }

    @Test
    void whileItIsPreparedNobodyGetsIn() {
        ReflectionTestUtils.setField(preparation, "underWay", true);
        try {
            var page = get("/login", MediaType.TEXT_HTML);
            assertThat(page.getStatusCode().value()).isEqualTo(503);
            assertThat(page.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
            assertThat(page.getBody())
                    .contains("The desk is being prepared", "%d of %d cases".formatted(SHORT.size(), SHORT.size()))
                    .contains("http-equiv=\"refresh\"");
            var answer = get("/api/cases/C-000001", MediaType.APPLICATION_JSON);
            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getBody()).contains("Ask again in a moment");
            assertThat(get("/actuator/health/liveness", MediaType.APPLICATION_JSON)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
            assertThat(get("/baton/baton.css", MediaType.ALL).getStatusCode().value())
                    .isEqualTo(200);
        } finally {
            preparation.isOver();
        }
        assertThat(get("/login", MediaType.TEXT_HTML).getStatusCode().value()).isEqualTo(200);
    }

    private ResponseEntity<String> get(String path, MediaType accepted) {
        var headers = new HttpHeaders();
        headers.setAccept(List.of(accepted));
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }

    private String[] ids() {
        return SHORT.keySet().toArray(String[]::new);
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from)
                .param("ids", ids())
                .query(Long.class)
                .single();
    }

    private List<Instant> instants(String sql) {
        return jdbc.sql(sql)
                .param("ids", ids())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }
}
