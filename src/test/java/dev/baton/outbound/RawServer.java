package dev.baton.outbound;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A server that answers whatever it is told to, HTTP or not. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final StringBuffer heard = new StringBuffer();
    private volatile String answer = "";
    private volatile String forever = "";
    private volatile Duration pause = Duration.ZERO;
    private volatile boolean hungUp;

    RawServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var thread = new Thread(this::accept, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    String heard() {
        return heard.toString();
    }

    void answers(String text) {
        answer = text;
    }

    void answersEndlessly(String beginning, String repeated, Duration every) {
        answer = beginning;
        forever = repeated;
        pause = every;
    }

    void awaitHungUp() {
        await().until(() -> hungUp);
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                connections.incrementAndGet();
                var thread = new Thread(() -> serve(client), "raw-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        try (client) {
            hear(client.getInputStream());
            var out = client.getOutputStream();
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!forever.isEmpty()) {
                out.write(forever.getBytes(StandardCharsets.UTF_8));
                out.flush();
                LockSupport.parkNanos(pause.toNanos());
            }
            if (answer.isEmpty()) {
                client.getInputStream().read();
            }
        } catch (IOException gone) {
            hungUp = true;
        }
    }

    private void hear(InputStream in) throws IOException {
        var buffer = new byte[8192];
        var text = "";
        do {
            var read = in.read(buffer);
            if (read < 0) {
                break;
            }
            text += new String(buffer, 0, read, StandardCharsets.UTF_8);
        } while (!isWhole(text));
        heard.append(text);
    }

    private static boolean isWhole(String text) {
        var end = text.indexOf("\r\n\r\n");
        var length =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(text);
        return end >= 0
                && (!length.find()
                        || text.substring(end + 4).getBytes(StandardCharsets.UTF_8).length
                                >= Integer.parseInt(length.group(1)));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
