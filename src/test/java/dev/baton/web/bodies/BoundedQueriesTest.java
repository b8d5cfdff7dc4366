package dev.baton.web.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import java.util.ArrayList;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the engine is asked over HTTP, as a manager, is answered with a page of it. */
@BatonTest
class BoundedQueriesTest {

    private static final String MANY_VALUES = "{\"modifications\": [%s{}]}".formatted("{},".repeat(300_000));

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private TaskService tasks;

    private final ArrayList<String> made = new ArrayList<>();

    @AfterEach
    void tidyUp() {
        tasks.deleteTasks(made, true);
    }

    @Test
    void aQueryWithoutAnEndIsAnsweredWithAPage() {
        for (int i = 0; i < BoundedQueries.MOST + 5; i++) {
            var task = tasks.newTask("bounded-" + i);
            task.setName("bounded");
            tasks.saveTask(task);
            made.add(task.getId());
        }

        assertThat(list("/engine-rest/task?name=bounded")).hasSize(BoundedQueries.MOST);
        assertThat(list("/engine-rest/task?name=bounded&firstResult=2000")).hasSize(5);
        assertThat(list("/engine-rest/task?name=bounded&maxResults=7")).hasSize(7);
        assertThat(post("/engine-rest/task", "{\"name\": \"bounded\"}", Object[].class)
                        .getBody())
                .hasSize(BoundedQueries.MOST);
        assertThat(get("/engine-rest/task/count?name=bounded").getBody()).contains("2005");
    }

    @Test
    void theEnginesMetricsAreAnsweredAsWell() {
        assertThat(get("/engine-rest/metrics").getStatusCode().value()).isEqualTo(200);
        assertThat(get("/engine-rest/metrics?name=activity-instance-start")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxResults=2001",
                "maxResults=-1",
                "maxResults=1&maxResults=1000000",
                "max%52esults=1000000",
                "maxResults=",
                "maxResults=99999999999999999999"
            })
    void morePerPageIsRefused(String query) {
        var answer = http.withBasicAuth("admin", "baton")
                .getForEntity(java.net.URI.create(http.getRootUri() + "/engine-rest/task?" + query), String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("at most 2,000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/api/sla/preview"})
    void aSmallBodyDoesNotBecomeALargeTree(String path) {
        var answer = post(path, MANY_VALUES, String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("200,000 tokens");
    }

    /** The engine has words of its own for it, and for what it skips none. */
    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/process-instance/x/variables", "/engine-rest/task/x/complete"})
    void norOneThatTheEngineReads(String path) {
        assertThat(post(path, MANY_VALUES, String.class).getBody()).doesNotContain("null object", "task x");
    }

    @Test
    void aQueryIsNoBook() {
        var conditions = "{\"name\": \"x\"},".repeat(10_000);
        var answer = post("/engine-rest/task", "{\"orQueries\": [%s{}]}".formatted(conditions), String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(413);
        assertThat(answer.getBody()).contains("at most 131,072 bytes");
    }

    private Object[] list(String path) {
        return http.withBasicAuth("admin", "baton").getForObject(path, Object[].class);
    }

    private ResponseEntity<String> get(String path) {
        return http.withBasicAuth("admin", "baton").getForEntity(path, String.class);
    }

    private <T> ResponseEntity<T> post(String path, String body, Class<T> type) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("admin", "baton").postForEntity(path, new HttpEntity<>(body, headers), type);
    }
}
