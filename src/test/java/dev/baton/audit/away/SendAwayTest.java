package dev.baton.audit.away;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.baton.BatonTest;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.note.NoteSigner;
import dev.baton.audit.note.SignedNote;
import dev.baton.casefile.Deed;
import dev.baton.outbound.Outbound;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checkpoints reach who keeps them outside of the database, and it is told while they do not. */
@BatonTest
class SendAwayTest {

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private LogBook log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Alarms alarms;

    @Autowired
    private Outbound outbound;

    @Autowired
    private ApplicationEventPublisher events;

    private final List<String> got = new ArrayList<>();
    private HttpServer server;
    private volatile String answer = "";
    private volatile int status = 200;

    @BeforeEach
    void server() throws Exception {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        jdbc.sql("delete from audit_kept").update();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileGetsEachCheckpointOnce(@TempDir Path folder) throws Exception {
        var file = folder.resolve("checkpoints");
        var away = away(new KeepInFile(file));
        var first = signed();

        assertThat(away.send()).isEqualTo(1);
        assertThat(away.send()).as("nothing new").isZero();
        var second = signed();
        assertThat(away.send()).isEqualTo(1);

        assertThat(Files.readString(file)).isEqualTo(first.note() + "\n" + second.note() + "\n");
    }

    @Test
    void whomItDoesNotReachGetsALaterOneAndAnAlarmStandsUntilThen() {
        var away = away(new KeepByCall(address(), outbound));
        status = 503;
        signed();

        assertThat(away.send()).isZero();
        assertThat(alarms.open(Alarm.Kind.CHECKPOINT_NOT_KEPT)).contains("127.0.0.1");
        status = 204;
        var later = signed();

        assertThat(away.send()).isEqualTo(1);
        assertThat(got.get(got.size() - 1)).isEqualTo(later.note());
        assertThat(alarms.open(Alarm.Kind.CHECKPOINT_NOT_KEPT)).doesNotContain("127.0.0.1");
    }

    @Test
    void aWitnessSignsWhatGrewOutOfWhatItSaw() throws Exception {
        var witness = new NoteSigner(
                "witness.example.org",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        var away = away(new KeepByWitness(address(), witness.key().toString(), outbound, log, jdbc));
        var first = signed();
        answer = signatureOf(witness, first);
        assertThat(away.send()).isEqualTo(1);
        assertThat(got.get(0)).isEqualTo("old 0\n\n" + first.note());
        assertThat(checkpoints.latest().orElseThrow().note()).isEqualTo(first.note() + answer);

        var second = signed();
        answer = signatureOf(witness, second);
        assertThat(away.send()).isEqualTo(1);
        assertThat(got.get(1)).startsWith("old %d\n".formatted(first.size())).endsWith("\n\n" + second.note());

        var third = signed();
        answer = signatureOf(witness, second);
        assertThat(away.send()).as("a signature of something else").isZero();
        assertThat(alarms.open(Alarm.Kind.CHECKPOINT_NOT_KEPT)).contains("witness witness.example.org");

        status = 409;
        answer = (third.size() + 10) + "\n";
        away.send();
        assertThat(jdbc.sql("select what from alarm where kind = 'CHECKPOINT_NOT_KEPT' and settled_at is null")
                        .query(String.class)
                        .list())
                .isNotEmpty();
        alarms.settleAllBut(Alarm.Kind.CHECKPOINT_NOT_KEPT, List.of());
    }

    private String signatureOf(NoteSigner witness, Checkpoints.Signed checkpoint) {
        var text = SignedNote.parse(checkpoint.note()).text();
        return witness.sign(text).toString().substring(text.length() + 1);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    private SendAway away(Keeper keeper) {
        return new SendAway(List.of(keeper), checkpoints, jdbc, clock, alarms);
    }

    private Checkpoints.Signed signed() {
        events.publishEvent(Deed.of("Tried"));
        while (log.takeIn() > 0) {
            // until nothing is left
        }
        return checkpoints.sign().orElseThrow();
    }
}
