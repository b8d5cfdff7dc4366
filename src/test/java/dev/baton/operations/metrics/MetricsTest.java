package dev.baton.operations.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.security.tokens.ApiTokens;
import dev.baton.security.tokens.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;

/** What Prometheus hears of the desk is true, cheap and bounded, and what the dashboard and the alerts ask for is there. */
@BatonTest
class MetricsTest {

    private static final Pattern METRIC = Pattern.compile("\\b(?:baton|http|jvm|hikaricp|disk)_[a-z_]+\\b");
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Gauges gauges;

    @Autowired
    private Count count;

    @Autowired
    private Samples samples;

    @Autowired
    private Clock clock;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @BeforeEach
    void itIsAnybodysTurn() {
        jdbc.sql("update measured set claimed_at = '1970-01-01 00:00:00Z'").update();
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aDeadlineThatPassesIsCounted() {
        var before = value("baton.clocks.overdue");
        var number = desk.standardCase();
        assertThat(value("baton.queue.cases")).isPositive();
        desk.passes(Duration.ofDays(30));
        jdbc.sql("update measured set claimed_at = '1970-01-01 00:00:00Z'").update();

        assertThat(value("baton.clocks.overdue")).isGreaterThan(before);
        var priority = jdbc.sql("select priority from support_case where number = ?")
                .param(number.value())
                .query(String.class)
                .single();
        gauges.refresh();
        assertThat(scrape())
                .containsPattern("baton_clocks_overdue\\{clock=\"resolution\",priority=\"%s\",team=\"[a-z-]+\"} [1-9]"
                        .formatted(priority))
                .containsPattern("baton_unanswered_oldest_seconds\\{.*} [0-9.E]+")
                .containsPattern("baton_sample_age_seconds [0-9.E-]+");
    }

    @Test
    void timersThatAreLateAreCountedByTheirAge() {
        desk.standardCase();
        var now = clock.instant().plus(Duration.ofDays(400));
        var late = count.all(now);

        assertThat(of(late, "baton.timers.late")).isPositive();
        assertThat(of(late, "baton.timers.late.seconds"))
                .isGreaterThan(Duration.ofDays(300).toSeconds());
        assertThat(of(late, "baton.jobs.due")).isGreaterThanOrEqualTo(of(late, "baton.timers.late"));
    }

    @Test
    void oneNodeCountsForAllAndTheOthersShowIt() {
        var now = clock.instant();
        assertThat(samples.claim(now, Duration.ofSeconds(15))).isTrue();
        samples.keep(new Sample(now, "other", List.of(new Measured("baton.jobs.due", Map.of(), 4711))));

        gauges.refresh();

        assertThat(scrape()).contains("baton_jobs_due 4711.0");
        assertThat(samples.latest())
                .hasValueSatisfying(sample -> assertThat(sample.node()).isEqualTo("other"));
        assertThat(samples.claim(now.plusSeconds(14), Duration.ofSeconds(15))).isFalse();
        assertThat(samples.claim(now.plusSeconds(15), Duration.ofSeconds(15))).isTrue();
        assertThat(samples.claim(now.minusSeconds(3600), Duration.ofSeconds(15)))
                .as("after the clock was set back")
                .isTrue();
        jdbc.sql("update measured set claimed_at = '1970-01-01 00:00:00Z'").update();
        gauges.refresh();
        assertThat(scrape()).doesNotContain("baton_jobs_due 4711.0");
    }

    /** However many cases there are: so many statements in each round, and none for a scrape. */
    @Test
    void aRoundIsAFixedNumberOfStatementsAndAScrapeIsNone() {
        gauges.refresh();
        var few = statementsOfARound();
        for (int i = 0; i < 5; i++) {
            desk.standardCase();
        }

        assertThat(statementsOfARound()).isEqualTo(few).isEqualTo(Question.values().length + 3);
    }

    /** PostgreSQL is asked for its plan with sequential scans made dear, as they are once there are a million closed cases. */
    @Test
    void noQuestionReadsWhatIsOver() {
        var sequential = new ArrayList<String>();
        for (var question : Question.values()) {
            var sql = question.sql().replace(":now", "now()").replace(":soon", "now() + interval '1 hour'");
            withoutSequentialScans(sql).stream()
                    .filter(line -> line.matches(
                            ".*Seq Scan on (support_case|sla_clock|delivery|escalation|alarm|audit_\\w+)\\b.*"))
                    .filter(line -> !line.contains("audit_settled"))
                    .forEach(line -> sequential.add(question + ": " + line.strip()));
        }

        assertThat(sequential).isEmpty();
    }

    @Test
    void wordsOfModelsMakeNoSeriesOfTheirOwn() {
        var labels = new Labels(List.of("support-agent", "engineering", "third"), 2);

        var told = new HashMap<String, String>();
        told.put("team", "engineering");
        told.put("priority", "P2");
        told.put("clock", "firstReply");
        assertThat(labels.bounded(told))
                .isEqualTo(Map.of("team", "engineering", "priority", "P2", "clock", "firstReply"));
        assertThat(labels.bounded(Map.of("team", "third", "priority", "urgent!", "channel", "mail")))
                .isEqualTo(Map.of("team", "other", "priority", "other", "channel", "mail"));
        told.put("team", null);
        assertThat(labels.bounded(told)).containsEntry("team", "none");
    }

    @Test
    void aScraperNeedsATokenForMetricsAndNothingElse() throws Exception {
        var scraper = tokens.create("admin", "prometheus", Set.of(Scope.METRICS_READ), Duration.ofDays(1));
        var other = tokens.create("admin", "other", Set.of(Scope.CASES_READ), Duration.ofDays(1));

        assertThat(status("/actuator/prometheus", scraper)).isEqualTo(200);
        assertThat(status("/actuator/prometheus", other)).isEqualTo(403);
        assertThat(status("/actuator/metrics", scraper)).isEqualTo(403);
        assertThat(status("/api/cases", scraper)).isEqualTo(403);
        assertThat(Visitor.named("sam", port).get("/actuator/prometheus").status())
                .isEqualTo(403);
        assertThat(Visitor.nobody(port).get("/actuator/prometheus").body()).doesNotContain("baton_");
    }

    @Test
    void everyMetricOfTheDashboardAndTheAlertsIsInAScrape() throws IOException {
        gauges.refresh();
        Visitor.named("admin", port).get("/board");
        runsAJob();
        var scrape = scrape();
        var asked = new TreeSet<String>();
        asked.addAll(metrics(expressionsOfTheDashboard()));
        asked.addAll(metrics(expressionsOfTheAlerts()));

        assertThat(asked)
                .hasSizeGreaterThan(20)
                .allSatisfy(metric -> assertThat(scrape).containsPattern("(?m)^" + metric + "[{ ]"));
    }

    @Test
    void everyAlertSaysWhatToDoAndWhereToReadOn() throws IOException {
        var operations = Files.readString(Path.of("docs/operations.md"));
        assertThat(rules()).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat(rule.get("for")).isNotNull();
            var told = (Map<?, ?>) rule.get("annotations");
            assertThat(told.get("summary").toString()).isNotBlank();
            assertThat(told.get("description").toString()).endsWith(".");
            var place = told.get("runbook_url").toString().split("#");
            assertThat(place[0]).isEqualTo("docs/operations.md");
            assertThat(headings(operations)).contains(place[1]);
            assertThat(operations).contains("`" + rule.get("alert") + "`");
        });
        Map<?, ?> scraping = new Yaml().load(Files.readString(Path.of("ops/prometheus/prometheus.yml")));
        assertThat(scraping.toString()).contains("/actuator/prometheus", "credentials_file", "alerts.yml");
    }

    private void runsAJob() {
        desk.standardCase();
        desk.passes(Duration.ofDays(3));
    }

    private static Set<String> metrics(List<String> expressions) {
        var names = new TreeSet<String>();
        expressions.forEach(expression -> METRIC.matcher(expression.replaceAll("\"[^\"]*\"", "\"\""))
                .results()
                .forEach(found -> names.add(found.group())));
        return names;
    }

    private static List<String> expressionsOfTheDashboard() throws IOException {
        var expressions = new ArrayList<String>();
        for (JsonNode panel :
                JSON.readTree(Path.of("ops/grafana/baton.json").toFile()).path("panels")) {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asText()));
        }
        return expressions;
    }

    private static List<String> expressionsOfTheAlerts() throws IOException {
        return rules().stream().map(rule -> rule.get("expr").toString()).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(Path.of("ops/prometheus/alerts.yml")));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }

    private static List<String> headings(String document) {
        return document.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3)
                        .toLowerCase()
                        .replaceAll("[^a-z ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private double value(String name) {
        return of(count.all(clock.instant()), name);
    }

    private static double of(List<Measured> all, String name) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .mapToDouble(Measured::value)
                .sum();
    }

    private long statementsOfARound() {
        jdbc.sql("update measured set claimed_at = '1970-01-01 00:00:00Z'").update();
        var counted = new CountedStatements(database);
        var another = counted.gauges(clock);
        another.refresh();
        return counted.statements();
    }

    private List<String> withoutSequentialScans(String sql) {
        return new org.springframework.transaction.support.TransactionTemplate(
                        new org.springframework.jdbc.datasource.DataSourceTransactionManager(database))
                .execute(status -> {
                    jdbc.sql("set local enable_seqscan = off").update();
                    return jdbc.sql("explain " + sql).query(String.class).list();
                });
    }

    private String scrape() {
        var scraper = tokens.create("admin", "prometheus", Set.of(Scope.METRICS_READ), Duration.ofDays(1));
        try {
            return ask("/actuator/prometheus", scraper).body();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private int status(String path, String token) throws Exception {
        return ask(path, token).statusCode();
    }

    private java.net.http.HttpResponse<String> ask(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
