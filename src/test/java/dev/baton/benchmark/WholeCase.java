package dev.baton.benchmark;

import dev.baton.HttpDesk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A case from report to document over HTTP, each step by who does it. */
interface WholeCase {

    List<String> STEPS = List.of("report", "reply", "work", "sign-off", "document");
    Map<String, String> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted the exporter.");
    Map<String, String> APPROVED = Map.of("signOff", "approved");
    Map<String, String> DOCUMENTED = Map.of(
            "rootCauseCategory", "product-bug",
            "note_rootCause", "A full disk.",
            "note_prevention", "Watch the disk.",
            "note_articleTitle", "When the export stops",
            "note_keywords", "export, disk");

    HttpDesk desk();

    /** @return its number */
    String report();

    void reply(String number);

    /** One of {@link #STEPS}, but for the first. */
    default void step(String step, String number) {
        switch (step) {
            case "reply" -> reply(number);
            case "work" -> desk().does("sam", "Work on case", number, RESOLVED);
            case "sign-off" -> desk().does("mara", "Sign off resolution", number, APPROVED);
            case "document" -> desk().does("sam", "Document case", number, DOCUMENTED);
            default -> throw new IllegalArgumentException(step);
        }
    }

    default void run() {
        var number = report();
        STEPS.stream().skip(1).forEach(step -> step(step, number));
    }

    /** So many at once until the work is done so often. */
    static void inParallel(int clients, int times, Consumer<Integer> work) {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var all = new ArrayList<Callable<Object>>();
            IntStream.range(0, times).forEach(i -> all.add(Executors.callable(() -> work.accept(i))));
            for (var done : pool.invokeAll(all)) {
                done.get();
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            pool.shutdown();
        }
    }

    /** P2, of a complete account. */
    static WholeCase baton(HttpDesk desk) {
        return new Baton(withAccount(desk), "high");
    }

    /** P3, of a complete account: nothing of it is due within hours. */
    static WholeCase ordinary(HttpDesk desk) {
        return new Baton(withAccount(desk), "medium");
    }

    private static HttpDesk withAccount(HttpDesk desk) {
        var account = new HashMap<String, Object>();
        account.put("name", "Bench");
        account.put("tier", "standard");
        account.put("region", "EMEA");
        account.put("mrr", 1000);
        account.put("health", "green");
        account.put("industry", "software");
        account.put("renewalDate", LocalDate.now().plusDays(300).toString());
        desk.put("cleo", "/api/accounts/bench", account);
        return desk;
    }

    record Baton(HttpDesk desk, String impact) implements WholeCase {

        @Override
        public String report() {
            var body = Map.of(
                    "source", "benchmark",
                    "externalId", UUID.randomUUID().toString(),
                    "account", "bench",
                    "subject", "The export stops",
                    "description", "It stops half-way, every time.",
                    "category", "technical",
                    "impact", impact,
                    "urgency", "medium");
            return desk.post("sam", "/api/cases", body).body().get("number").asText();
        }

        @Override
        public void reply(String number) {
            desk.post(
                    "sam",
                    "/api/cases/%s/messages".formatted(number),
                    Map.of("direction", "outbound", "text", "We look into it."));
        }
    }

    /** Replies are comments on the task at hand, which is looked up first. */
    record Stock(HttpDesk desk) implements WholeCase {

        @Override
        public String report() {
            var number = "S-" + UUID.randomUUID();
            var variables = Map.of(
                    "number", value(number),
                    "account", value("bench"),
                    "category", value("technical"),
                    "impact", value("high"),
                    "urgency", value("medium"),
                    "subject", value("The export stops"),
                    "description", value("It stops half-way, every time."));
            desk.post(
                    "sam",
                    "/engine-rest/process-definition/key/support-case/submit-form",
                    Map.of("businessKey", number, "variables", variables));
            return number;
        }

        @Override
        public void reply(String number) {
            var task = desk.get("sam", "/engine-rest/task?processInstanceBusinessKey=" + number)
                    .get(0)
                    .get("id")
                    .asText();
            desk.post(
                    "sam",
                    "/engine-rest/task/%s/comment/create".formatted(task),
                    Map.of("message", "We look into it."));
        }

        private static Map<String, Object> value(String value) {
            return Map.of("value", value);
        }
    }
}
