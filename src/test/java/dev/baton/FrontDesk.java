package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;

/** Where customers' cases come in and are asked after, over HTTP, at the time it is. */
class FrontDesk {

    private final Accounts accounts;
    private final TestRestTemplate http;

    FrontDesk(Accounts accounts, TestRestTemplate http) {
        this.accounts = accounts;
        this.http = http;
    }

    public String account(String tier, String health, String industry, int renewalInDays) {
        var id = "account-" + UUID.randomUUID();
        var renewal = LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(renewalInDays);
        accounts.save(new Account(
                id,
                "Account " + id,
                tier,
                null,
                new BigDecimal("1000"),
                renewal,
                health,
                null,
                industry,
                null,
                null,
                null,
                true));
        return id;
    }

    public String ordinaryAccount() {
        return account("standard", "green", "software", 300);
    }

    public CaseNumber report(String account, Map<String, String> facts) {
        var body = new HashMap<String, Object>(facts);
        body.putIfAbsent("externalId", UUID.randomUUID().toString());
        body.putIfAbsent("source", "test");
        body.putIfAbsent("subject", "The export stops");
        body.putIfAbsent("description", "It stops half-way, every time.");
        body.put("account", account);
        return new CaseNumber((String) post("/api/cases", body).get("number"));
    }

    public CaseNumber criticalCase() {
        return report(ordinaryAccount(), facts("technical", "high", "high"));
    }

    public CaseNumber standardCase() {
        return report(ordinaryAccount(), facts("technical", "medium", "medium"));
    }

    public static Map<String, String> facts(String category, String impact, String urgency) {
        return Map.of("category", category, "impact", impact, "urgency", urgency);
    }

    public void says(CaseNumber number, String direction, String text) {
        post("/api/cases/%s/messages".formatted(number), Map.of("direction", direction, "text", text));
    }

    public void escalate(CaseNumber number, String kind) {
        post("/api/cases/%s/escalations".formatted(number), Map.of("kind", kind, "reason", "They ask for it"));
    }

    public String page(String path) {
        return http.withBasicAuth("mara", "baton").getForObject(path, String.class);
    }

    public void renews(String account, int inDays) {
        var renewal = LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(inDays);
        put(
                "/api/accounts/" + account,
                Map.of(
                        "name",
                        "Account " + account,
                        "tier",
                        "standard",
                        "mrr",
                        1000,
                        "renewalDate",
                        renewal.toString(),
                        "health",
                        "green",
                        "industry",
                        "software"));
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> post(String path, Map<String, ?> body) {
        var answer = http.withBasicAuth("sam", "baton").postForEntity(path, body, Map.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s -> %s", path, answer)
                .isTrue();
        return answer.getBody() == null ? Map.of() : answer.getBody();
    }

    /** Of an account by its success manager, of all else by sam. */
    public void put(String path, Map<String, ?> body) {
        exchange(path.startsWith("/api/accounts/") ? "cleo" : "sam", HttpMethod.PUT, path, body);
    }

    public void delete(String path) {
        exchange("sam", HttpMethod.DELETE, path, null);
    }

    private void exchange(String user, HttpMethod method, String path, Map<String, ?> body) {
        var answer = http.withBasicAuth(user, "baton").exchange(path, method, new HttpEntity<>(body), String.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s %s -> %s", method, path, answer)
                .isTrue();
    }

    /** What {@code GET …/clocks} says. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> clocks(CaseNumber number) {
        return http.withBasicAuth("mara", "baton").getForObject("/api/cases/%s/clocks".formatted(number), List.class);
    }

    /** What {@code GET …/clocks} says of one clock. */
    public Map<String, Object> clock(CaseNumber number, String name) {
        return clocks(number).stream()
                .filter(clock -> name.equals(clock.get("name")))
                .findFirst()
                .orElseThrow();
    }

    /** The timeline's sentences, oldest first. */
    public List<String> stories(CaseNumber number) {
        return timeline(number).map(entry -> (String) entry.get("story")).toList();
    }

    public List<String> stories(CaseNumber number, String event) {
        return timeline(number)
                .filter(entry -> event.equals(entry.get("event")))
                .map(entry -> (String) entry.get("story"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Stream<Map<String, Object>> timeline(CaseNumber number) {
        List<Map<String, Object>> entries = http.withBasicAuth("mara", "baton")
                .getForObject("/api/cases/%s/timeline".formatted(number), List.class);
        return entries.stream();
    }

    public Duration dueIn(CaseNumber number, String clock) {
        return Duration.between(
                now(), Instant.parse((String) clock(number, clock).get("due")));
    }

    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    public void setTime(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant.isBefore(now()) ? now() : instant));
    }

    /** Also back, for what happened long ago. */
    public void timeWas(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }
}
