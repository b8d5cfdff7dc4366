package dev.baton;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Plays incidents with several clients at once, and looks at the cases they left. */
class LogReplay {

    private static final int CLIENTS = 4;

    private final HttpDesk desk;
    private final List<Incident> incidents;
    private final Map<Incident, String> numbers = new ConcurrentHashMap<>();
    private final Map<Incident, String> failures = new ConcurrentHashMap<>();

    LogReplay(HttpDesk desk, List<Incident> incidents) {
        this.desk = desk;
        this.incidents = incidents;
    }

    Duration play() {
        var started = System.nanoTime();
        incidents.stream().map(Incident::account).distinct().forEach(this::open);
        atOnce(incidents, incident -> attempt(incident, this::play));
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** What went wrong, by incident. */
    Map<Incident, String> failures() {
        return Map.copyOf(failures);
    }

    List<Outcome> outcomes() {
        return atOnce(
                List.copyOf(numbers.entrySet()), played -> Outcome.read(desk, played.getKey(), played.getValue()));
    }

    /** The numbers Baton gives where every incident is reported a second time; a new case is no second report. */
    Map<Incident, String> reportAgain() {
        var again = new ConcurrentHashMap<Incident, String>();
        atOnce(incidents, incident -> {
            var answer = IncidentReplay.report(desk, incident);
            return again.put(incident, answer.status() + " " + IncidentReplay.number(answer));
        });
        return again;
    }

    private void open(String account) {
        desk.put(
                "cleo",
                "/api/accounts/" + account,
                Map.of(
                        "name", account,
                        "tier", "standard",
                        "mrr", 1000,
                        "health", "green",
                        "industry", "manufacturing",
                        "csm", "cleo"));
    }

    private void play(Incident incident) {
        numbers.put(incident, IncidentReplay.play(desk, incident));
    }

    private boolean attempt(Incident incident, Consumer<Incident> work) {
        try {
            work.accept(incident);
            return true;
        } catch (RuntimeException failure) {
            failures.put(incident, failure.toString());
            return false;
        }
    }

    private static <A, B> List<B> atOnce(List<A> all, Function<A, B> work) {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var results = new ArrayList<Future<B>>();
            all.forEach(one -> results.add(clients.submit(() -> work.apply(one))));
            return results.stream().map(LogReplay::result).toList();
        } finally {
            clients.shutdownNow();
        }
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
