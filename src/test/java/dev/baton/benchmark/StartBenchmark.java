package dev.baton.benchmark;

import dev.baton.engine.BenchmarkDatabase;
import dev.baton.engine.RunningNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a start takes with a database that is there, until the application says that it is started: Baton's jar, the same jar
 * extracted, and that one with an archive of its classes. Each variant has its own database and starts once before what counts;
 * the variants take turns. Needs Linux, {@code target/baton.jar}, and a Java of which the engine starts processes; of Java 25 and
 * later the archive is an AOT cache. Takes four minutes.
 *
 * <pre>
 * ./mvnw -q -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.StartBenchmark
 * </pre>
 */
class StartBenchmark {

    private static final int COUNTED = 3;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path PACKAGED = Path.of("target/start-benchmark");
    private static final boolean HAS_CACHE = Runtime.version().feature() >= 25;

    private final BenchmarkDatabase database;

    private StartBenchmark(BenchmarkDatabase database) {
        this.database = database;
    }

    private record Variant(String name, List<String> command) {}

    /** @param memory resident, in MiB */
    private record Start(Duration wall, Duration processor, long memory) {}

    public static void main(String[] arguments) throws Exception {
        run(List.of(
                "-Djarmode=tools", "-jar", "target/baton.jar", "extract", "--force", "--destination", "" + PACKAGED));
        try (var database = new BenchmarkDatabase()) {
            new StartBenchmark(database).compare();
        }
    }

    private void compare() throws IOException, InterruptedException {
        var extracted = PACKAGED.resolve("baton.jar").toString();
        var plain = new Variant("extracted", List.of("-jar", extracted));
        var variants = List.of(
                new Variant("jar", List.of("-jar", "target/baton.jar")),
                plain,
                new Variant("archive", List.of(archive("-XX:AOTCache=", "-XX:SharedArchiveFile="), "-jar", extracted)));
        for (var variant : variants) {
            database.in("postgres").sql("create database " + variant.name()).update();
        }
        start(plain);
        run(Stream.of(
                        List.of(
                                archive("-XX:AOTCacheOutput=", "-XX:ArchiveClassesAtExit="),
                                "-Dspring.context.exit=onRefresh"),
                        plain.command(),
                        settings(plain))
                .flatMap(List::stream)
                .toList());
        for (var variant : variants) {
            start(variant);
        }
        for (int i = 0; i < COUNTED; i++) {
            for (var variant : variants) {
                var start = start(variant);
                System.out.printf(
                        "%s (load %.1f): %.1f s, processor %.1f s, %d MiB%n",
                        variant.name(),
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                                .getSystemLoadAverage(),
                        seconds(start.wall()),
                        seconds(start.processor()),
                        start.memory());
            }
        }
    }

    private Start start(Variant variant) throws IOException, InterruptedException {
        var command = Stream.of(List.of(JAVA.toString()), variant.command(), settings(variant))
                .flatMap(List::stream)
                .toList();
        var begin = Instant.now();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader()) {
            awaitStarted(variant, said);
            var wall = Duration.between(begin, Instant.now());
            var processor = process.info().totalCpuDuration().orElseThrow();
            var memory = memory(process);
            process.destroy();
            said.lines().forEach(line -> {});
            process.waitFor();
            return new Start(wall, processor, memory);
        }
    }

    private static void awaitStarted(Variant variant, BufferedReader said) throws IOException {
        var all = new StringBuilder();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(": Started ")) {
                return;
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException(variant.name() + " does not start:\n" + all);
    }

    private List<String> settings(Variant variant) {
        return List.of(
                "--spring.datasource.url=" + database.url(variant.name()),
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--baton.admin.password=" + RunningNode.PASSWORD);
    }

    private static String archive(String cache, String shared) {
        return HAS_CACHE ? cache + PACKAGED.resolve("baton.aot") : shared + PACKAGED.resolve("baton.jsa");
    }

    private static long memory(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(arguments);
        var log = Files.createDirectories(Path.of("target/nodes")).resolve("start-benchmark.log");
        var code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("ended with " + code + ", see " + log);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
