package dev.baton.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model that must stay out, where it must be caught and why. */
record HostileModel(String file, byte[] content, String element, String reason) {

    private static final Path FOLDER = Path.of("src/test/resources/hostile");

    static Stream<HostileModel> all() {
        return Stream.concat(written(), made());
    }

    static List<String> files() {
        return Arrays.stream(FOLDER.toFile().list())
                .filter(name -> !name.equals("verdicts.txt"))
                .toList();
    }

    static Stream<HostileModel> written() {
        try {
            return Files.readAllLines(FOLDER.resolve("verdicts.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(words -> new HostileModel(words[0], read(words[0]), words[1], words[2]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those whose point is their size. */
    private static Stream<HostileModel> made() {
        return Stream.of(
                made("ten-thousand-nodes.bpmn", process(tasks(10_000)), "line ", "has more than 10000 elements"),
                made("deeply-nested.bpmn", process(nested("bpmn:subProcess", 100)), "line ", "nested deeper than 60"),
                made("bottomless.dmn", nested("decision", 50_000), "line ", "nested deeper than 60"),
                made("bottomless.form", "{\"id\":".repeat(50_000), "", "is nested deeper than 100"),
                made("heavy.bpmn", process("<!--" + "x".repeat(2_100_000) + "-->"), "", "is larger than 2000000 bytes"),
                made(
                        "heavy.form",
                        "{\"id\": \"heavy\", \"x\": \"" + "x".repeat(2_100_000) + "\"}",
                        "",
                        "is larger than"),
                made(
                        "many-attributes.bpmn",
                        process("<bpmn:task " + attributes(20_000) + "/>"),
                        "line 2",
                        "has more than \"10,000\" attributes"));
    }

    @Override
    public String toString() {
        return file;
    }

    private static HostileModel made(String file, String content, String element, String reason) {
        return new HostileModel(file, content.getBytes(StandardCharsets.UTF_8), element, reason);
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String process(String inside) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
                <bpmn:process id="hostile" isExecutable="true">%s</bpmn:process></bpmn:definitions>""".formatted(inside);
    }

    private static String tasks(int number) {
        return IntStream.range(0, number)
                .mapToObj("<bpmn:task id=\"task_number%d\" />"::formatted)
                .collect(Collectors.joining("\n"));
    }

    private static String attributes(int number) {
        return IntStream.range(0, number).mapToObj("a%d=\"\" "::formatted).collect(Collectors.joining());
    }

    private static String nested(String element, int depth) {
        return ("<" + element + ">").repeat(depth) + ("</" + element + ">").repeat(depth);
    }
}
