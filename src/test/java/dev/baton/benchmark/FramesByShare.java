package dev.baton.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** What the samples of a recording of the JVM say: which part of the program had the processor, and where in it. */
final class FramesByShare {

    private static final int SHOWN = 20;

    /** The first that the name of a frame's class begins with. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("org.camunda.feel", "FEEL");
        PARTS.put("org.camunda.bpm.dmn", "DMN");
        PARTS.put("org.camunda.bpm.impl.juel", "JUEL");
        PARTS.put("org.apache.ibatis", "MyBatis");
        PARTS.put("org.camunda", "Camunda's engine");
        PARTS.put("org.postgresql", "PostgreSQL's driver");
        PARTS.put("com.zaxxer", "connection pool");
        PARTS.put("org.springframework.security", "Spring Security");
        PARTS.put("org.bouncycastle", "passwords");
        PARTS.put("org.springframework", "Spring");
        PARTS.put("com.fasterxml", "Jackson");
        PARTS.put("org.apache.catalina", "Tomcat");
        PARTS.put("org.apache.tomcat", "Tomcat");
        PARTS.put("org.apache.coyote", "Tomcat");
    }

    private final List<RecordedEvent> samples;

    private FramesByShare(List<RecordedEvent> samples) {
        this.samples = samples;
    }

    static FramesByShare of(Path recording) throws IOException {
        return new FramesByShare(RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
                .filter(event -> event.getStackTrace() != null)
                .toList());
    }

    void print() {
        print(
                "part that had the processor (its innermost frame)",
                sample -> part(sample.getStackTrace().getFrames()));
        print("room of Baton that asked (innermost frame of Baton)", FramesByShare::room);
        print(
                "innermost frame",
                sample -> name(sample.getStackTrace().getFrames().get(0)));
    }

    private void print(String title, Function<RecordedEvent, String> key) {
        var counts = new LinkedHashMap<String, Integer>();
        samples.forEach(sample -> counts.merge(key.apply(sample), 1, Integer::sum));
        System.out.printf("%n| %s | share of %d samples |%n|---|---|%n", title, samples.size());
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> System.out.printf(
                        "| %s | %.1f %% |%n", entry.getKey(), entry.getValue() * 100.0 / samples.size()));
    }

    /** The JDK's own frames count for who called them. */
    private static String part(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .filter(type -> !type.matches("(java|jdk|sun|javax)\\..*"))
                .findFirst()
                .map(FramesByShare::partOf)
                .orElse("the JDK alone");
    }

    private static String partOf(String type) {
        return type.startsWith("dev.baton.")
                ? "Baton: " + roomOf(type)
                : PARTS.keySet().stream()
                        .filter(type::startsWith)
                        .findFirst()
                        .map(PARTS::get)
                        .orElse("others");
    }

    private static String room(RecordedEvent sample) {
        return sample.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName())
                .filter(type -> type.startsWith("dev.baton."))
                .findFirst()
                .map(FramesByShare::roomOf)
                .orElse("none");
    }

    private static String roomOf(String type) {
        return type.replaceAll("^dev\\.baton\\.|\\.?[A-Z].*$", "").replace('.', '/');
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        return method.getType().getName().replaceAll(".*\\.", "") + "." + method.getName();
    }
}
