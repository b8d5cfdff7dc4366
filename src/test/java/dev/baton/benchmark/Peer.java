package dev.baton.benchmark;

import static org.awaitility.Awaitility.await;

import dev.baton.HttpDesk;
import dev.baton.ReplayPeople;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** An application in a JVM of its own as it is run in earnest, with a database of its own on the server. */
final class Peer implements AutoCloseable {

    static final String PASSWORD = "Grau-42-Fenster-Ziege-9";
    private static final HttpClient http = HttpClient.newHttpClient();
    private static final Duration STARTED = Duration.ofMinutes(5);

    private final String database;
    private final int port;
    private final Process process;

    private Peer(String database, int port, Process process) {
        this.database = database;
        this.port = port;
        this.process = process;
    }

    /** Ready, and with its people. */
    static Peer baton(Server server, String database, String... settings) {
        var all = new ArrayList<>(List.of("--baton.admin.password=" + PASSWORD));
        all.addAll(List.of(settings));
        var peer = start(server, database, "dev.baton.Baton", entry -> !entry.endsWith("test-classes"), all);
        peer.awaitReady("/actuator/health/readiness");
        new ReplayPeople(peer.url(), "admin:" + PASSWORD, PASSWORD).createMissing();
        return peer;
    }

    /** Without any of Baton's own classes. */
    static Peer stock(Server server, String database) {
        var peer = start(
                server,
                database,
                StockStarter.class.getName(),
                entry -> !entry.endsWith("/classes"),
                StockStarter.SETTINGS);
        peer.awaitReady("/engine-rest/engine");
        return peer;
    }

    private static Peer start(
            Server server, String database, String main, Predicate<String> classPath, List<String> settings) {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Duser.timezone=UTC",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(classPath)
                        .collect(Collectors.joining(File.pathSeparator)),
                main,
                "--spring.datasource.url=" + server.url(database),
                "--server.port=" + port));
        command.addAll(2, jvmSettings());
        command.addAll(settings);
        try {
            var log = Files.createDirectories(Path.of("target/benchmark")).resolve(database + ".log");
            return new Peer(
                    database,
                    port,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Such as {@code -Dbaton.benchmark.jvm="-XX:+UseSerialGC"}. */
    private static List<String> jvmSettings() {
        return Arrays.stream(System.getProperty("baton.benchmark.jvm", "").split(" "))
                .filter(setting -> !setting.isBlank())
                .toList();
    }

    String database() {
        return database;
    }

    long pid() {
        return process.pid();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    HttpDesk desk() {
        return new HttpDesk(url(), PASSWORD);
    }

    /** Seconds of processor time. */
    double cpu() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void awaitReady(String path) {
        await("target/benchmark/%s.log says why not".formatted(database))
                .atMost(STARTED)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isReady(path));
    }

    private boolean isReady(String path) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("It has ended; target/benchmark/%s.log says why".formatted(database));
        }
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + path)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
