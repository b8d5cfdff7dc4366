package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ten cases of {@code examples/}, from report to closure, through the public API and the REST API Tasklist uses, each step
 * by a person whose role it is. {@code -Dbaton.examples.url=…} plays them on a running Baton instead.
 */
@BatonTest
class ExamplesTest {

    private static final Path TABLE = Path.of("target/examples.txt");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    /** What counts as a high-value account depends on the average of all; those of other tests do not count here. */
    @BeforeEach
    void onlyTheExamplesHaveRevenue() {
        jdbc.sql("update account set mrr = null").update();
    }

    @Test
    void allTenExamplesReachClosureByTheRightHands() throws IOException {
        var desk = new HttpDesk(System.getProperty("baton.examples.url", "http://localhost:" + port), "baton");
        var examples = examples();
        assertThat(examples).hasSize(10);
        examples.forEach(example -> example.account(desk));

        var table = new ArrayList<>(List.of("example | number | priority | level reached | outcome"));
        for (var example : examples) {
            table.add(example.play(desk));
        }

        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, table);
        table.forEach(System.out::println);
        assertThat(table)
                .hasSize(11)
                .filteredOn(row -> row.endsWith("| closed"))
                .hasSize(10);
    }

    private static List<Example> examples() throws IOException {
        try (var folders = Files.list(Path.of("examples"))) {
            return folders.filter(Files::isDirectory).sorted().map(Example::new).toList();
        }
    }

    private record Example(Path folder) {

        /** Triage before work, work before its sign-off; who is asked to take charge answers first. */
        private static final List<String> ORDER = List.of(
                "triageCase",
                "takeCharge",
                "planStrategy",
                "workOnCase",
                "analyzeRootCause",
                "leadEscalation",
                "signOffResolution",
                "documentCase");

        void account(HttpDesk desk) {
            desk.put("cleo", "/api/accounts/" + json("case.json").get("account").asText(), json("account.json"));
        }

        String play(HttpDesk desk) {
            var number = desk.post("sam", "/api/cases", json("case.json"))
                    .body()
                    .get("number")
                    .asText();
            var journey = new Journey(json("journey.json"));
            var escalations = journey.escalations();
            var people = new RemoteDesk(desk);
            for (var task = next(people, number); task != null; task = next(people, number)) {
                if (task.form().equals("workOnCase") && !escalations.isEmpty()) {
                    desk.post("mara", "/api/cases/" + number + "/escalations", escalations.remove(0));
                } else {
                    people.does(task, journey.next(task.form()));
                }
            }
            return row(desk, number, journey);
        }

        private static RemoteDesk.Task next(RemoteDesk desk, String number) {
            return desk.tasks(number).stream()
                    .filter(task -> ORDER.contains(task.form()))
                    .min(java.util.Comparator.comparingInt(task -> ORDER.indexOf(task.form())))
                    .orElse(null);
        }

        private String row(HttpDesk desk, String number, Journey journey) {
            var subject = desk.get("mara", "/api/cases/" + number);
            assertThat(subject.get("priority").asText()).as("%s", folder).isEqualTo(journey.expected("priority"));
            assertThat(subject.get("highRisk").asText()).as("%s", folder).isEqualTo(journey.expected("highRisk"));
            return String.join(
                    " | ",
                    folder.getFileName().toString(),
                    number,
                    subject.get("priority").asText(),
                    levels(desk.get("mara", "/api/cases/" + number + "/escalations")),
                    subject.get("status").asText());
        }

        private static String levels(JsonNode escalations) {
            var levels = new ArrayList<String>();
            escalations.forEach(escalation -> levels.add(escalation.get("kind").asText() + " " + escalation.get("level")
                    + " " + escalation.get("state").asText().toLowerCase(java.util.Locale.ROOT)));
            return levels.isEmpty() ? "never escalated" : String.join(", ", levels);
        }

        private JsonNode json(String file) {
            try {
                return new ObjectMapper().readTree(withDates(Files.readString(folder.resolve(file))));
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }

        private static String withDates(String text) {
            return java.util.regex.Pattern.compile("\\{today\\+(\\d+)}")
                    .matcher(text)
                    .replaceAll(day -> java.time.LocalDate.now()
                            .plusDays(Long.parseLong(day.group(1)))
                            .toString());
        }
    }

    /** What people answer, form by form; a list holds the answers of a form that comes more than once. */
    private static final class Journey {

        private final JsonNode answers;
        private final Map<String, Integer> asked = new LinkedHashMap<>();

        Journey(JsonNode answers) {
            this.answers = answers;
        }

        JsonNode next(String form) {
            var answer = answers.get(form);
            assertThat(answer).as("an answer for " + form).isNotNull();
            return answer.isArray() ? answer.get(asked.merge(form, 1, Integer::sum) - 1) : answer;
        }

        List<JsonNode> escalations() {
            var requests = new ArrayList<JsonNode>();
            answers.get("escalate").forEach(requests::add);
            return requests;
        }

        String expected(String what) {
            return answers.get("expect").get(what).asText();
        }
    }
}
