package dev.baton.audit.away;

import dev.baton.audit.log.Checkpoints.Signed;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.note.NoteFault;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.note.VerifierKey;
import dev.baton.audit.tree.MerkleTree;
import dev.baton.outbound.Call;
import dev.baton.outbound.CallRefused;
import dev.baton.outbound.NoReply;
import dev.baton.outbound.Outbound;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A witness of the owner's choice, which signs what grows out of what it signed before and nothing else (C2SP tlog-witness,
 * {@code add-checkpoint}). Its signatures stand below Baton's own.
 */
@Component
@ConditionalOnExpression("!'${baton.audit.witness-url:}'.isBlank()")
class KeepByWitness implements Keeper {

    private static final int CONFLICT = 409;

    private final URI address;
    private final VerifierKey key;
    private final Outbound outbound;
    private final LogBook log;
    private final JdbcClient jdbc;

    KeepByWitness(
            @Value("${baton.audit.witness-url}") URI address,
            @Value("${baton.audit.witness-key}") String key,
            Outbound outbound,
            LogBook log,
            JdbcClient jdbc) {
        this.address = address;
        this.key = VerifierKey.parse(key);
        this.outbound = outbound;
        this.log = log;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "witness " + key.name();
    }

    @Override
    public void keep(Signed checkpoint, long before) throws IOException {
        var reply = ask(checkpoint, before);
        if (reply.status() == CONFLICT && reply.text().strip().matches("\\d{1,18}")) {
            var has = Long.parseLong(reply.text().strip());
            if (has > checkpoint.size()) {
                throw new IOException(
                        "it has seen %d entries of this log, and here are %d: the end of the log is missing"
                                .formatted(has, checkpoint.size()));
            }
            reply = ask(checkpoint, has);
        }
        if (!reply.isGood()) {
            throw new IOException("it does not sign: " + reply.status());
        }
        store(checkpoint, reply.text());
    }

    private dev.baton.outbound.Reply ask(Signed checkpoint, long before) throws IOException {
        var question = new StringBuilder("old ").append(before).append('\n');
        if (before > 0 && before < checkpoint.size()) {
            MerkleTree.consistencyProof(before, checkpoint.size(), log.nodes())
                    .forEach(hash -> question.append(Base64.getEncoder().encodeToString(hash))
                            .append('\n'));
        }
        question.append('\n').append(checkpoint.note());
        try {
            return outbound.call(new Call(
                    "POST",
                    address,
                    Map.of("Content-Type", "text/plain; charset=utf-8"),
                    question.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (CallRefused | NoReply failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private void store(Signed checkpoint, String lines) throws IOException {
        try {
            var text = SignedNote.parse(checkpoint.note()).text();
            var signed = SignedNote.parse(text + "\n" + lines);
            if (!signed.signers(List.of(key)).areToBeBelieved()) {
                throw new IOException("its signature is not that of the key baton.audit.witness-key");
            }
            jdbc.sql("insert into audit_cosignature (size, line) values (?, ?) on conflict do nothing")
                    .params(checkpoint.size(), lines)
                    .update();
        } catch (NoteFault fault) {
            throw new IOException("what it answered is no signature: " + fault.getMessage(), fault);
        }
    }
}
