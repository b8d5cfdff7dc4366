package dev.baton.web.bodies;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Many connections that each promise a body and send its first byte, and then another whenever they are told to. */
final class SlowSender implements AutoCloseable {

    private final List<Socket> connections = new ArrayList<>();

    /** @param head the request's line and headers, the first byte of the body after them */
    SlowSender(int port, int count, String head) throws IOException {
        for (int i = 0; i < count; i++) {
            var connection = new Socket();
            connection.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            connections.add(connection);
            connection.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().flush();
        }
    }

    static String login() {
        return post("/login", "application/x-www-form-urlencoded", "Content-Length: 5000", "") + "u";
    }

    static String json(String path, String headers) {
        return post(path, "application/json", "Content-Length: 5000", headers) + "{";
    }

    /** In the middle of a chunk's length. */
    static String chunked(String path, String headers) {
        return post(path, "application/json", "Transfer-Encoding: chunked", headers) + "1";
    }

    static String basic(String user) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":baton").getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    /** One more byte on each connection that is still there. */
    void drip() {
        for (var connection : connections) {
            try {
                connection.getOutputStream().write('1');
                connection.getOutputStream().flush();
            } catch (IOException refused) {
                // as it should be
            }
        }
    }

    /** What the first of them is told before its connection ends. */
    String firstAnswer() throws IOException {
        connections.get(0).setSoTimeout(30_000);
        return new String(connections.get(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }

    private static String post(String path, String type, String length, String headers) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%s\r\n%s\r\n"
                .formatted(path, type, length, headers);
    }
}
