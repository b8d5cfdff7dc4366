package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A Baton in a process of its own, as it is installed: without the tests' classes. */
public class RunningNode implements AutoCloseable {

    public static final String PASSWORD = "only-for-this-test";
    private static final HttpClient http = HttpClient.newHttpClient();

    private final String name;
    private final int port;
    private final Process process;

    private RunningNode(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
    }

    public static RunningNode start(String name, String database, String... settings) throws IOException {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                "dev.baton.Baton",
                "--spring.datasource.url=" + database,
                "--baton.admin.password=" + PASSWORD,
                "--baton.node=" + name,
                "--server.port=" + port));
        for (var setting : settings) {
            command.removeIf(known -> known.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            command.add(setting);
        }
        var log = Files.createDirectories(Path.of("target/nodes")).resolve(name + ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RunningNode(name, port, process);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public boolean isReady() {
        assertThat(process.isAlive()).as("%s, see target/nodes", name).isTrue();
        try {
            return send(request("/actuator/health/readiness").GET()) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public void deploy(String fileName, String model) throws IOException {
        var boundary = "boundary";
        var body = """
                --%1$s\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="data"; filename="%2$s"\r
                \r
                %3$s\r
                --%1$s--\r
                """.formatted(boundary, fileName, model);
        assertThat(send(request("/engine-rest/deployment/create")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofString(body))))
                .isEqualTo(200);
    }

    public void startProcess(String key) throws IOException {
        assertThat(send(request("/engine-rest/process-definition/key/%s/start".formatted(key))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))))
                .isEqualTo(200);
    }

    /** What it says until it ends by itself. */
    public String lastWords() throws IOException, InterruptedException {
        assertThat(process.waitFor(3, java.util.concurrent.TimeUnit.MINUTES))
                .as("%s ends", name)
                .isTrue();
        assertThat(process.exitValue()).isNotZero();
        return Files.readString(Path.of("target/nodes", name + ".log"));
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private HttpRequest.Builder request(String path) {
        var login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Basic " + login);
    }

    private static int send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
