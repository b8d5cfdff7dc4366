package dev.baton.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** A mail server that answers as it is told, and keeps what it took. */
public final class SmtpStub implements AutoCloseable {

    private static final String FINE = "250 2.0.0 fine";

    private final ServerSocket socket;
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private volatile Function<String, String> toRecipient = recipient -> FINE;
    private volatile Consumer<String> hears = mail -> {};

    private SmtpStub(int port) throws IOException {
        socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        var accepting = new Thread(this::accept, "smtp-stub");
        accepting.setDaemon(true);
        accepting.start();
    }

    public static SmtpStub start() throws IOException {
        return new SmtpStub(0);
    }

    public static SmtpStub startAt(int port) throws IOException {
        return new SmtpStub(port);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** @param answer of an address in angle brackets, such as {@code 550 5.1.1 no such user} */
    public void answerRecipients(Function<String, String> answer) {
        toRecipient = answer;
    }

    /** Each mail, before the server says that it has it. */
    public void tell(Consumer<String> hearer) {
        hears = hearer;
    }

    public void takeEverybody() {
        toRecipient = recipient -> FINE;
    }

    /** Whole messages, headers and all. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var talking = new Thread(() -> talk(client), "smtp-stub-talk");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                var out = client.getOutputStream()) {
            say(out, "220 stub");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
                switch (verb) {
                    case "RCPT" ->
                        say(
                                out,
                                toRecipient.apply(
                                        line.substring(line.indexOf(':') + 1).strip()));
                    case "DATA" -> {
                        say(out, "354 go on");
                        var mail = data(in);
                        hears.accept(mail);
                        taken.add(mail);
                        say(out, FINE);
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, FINE);
                }
            }
        } catch (IOException gone) {
            // As clients do.
        }
    }

    private static String data(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line).append("\r\n");
        }
        return message.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
