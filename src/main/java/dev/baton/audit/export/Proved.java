package dev.baton.audit.export;

import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.log.SigningKey;
import dev.baton.audit.tree.MerkleTree;
import dev.baton.web.ProblemResponses;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where an entry stands in the log, and what proves it. */
@Component
public class Proved {

    private final JdbcClient jdbc;
    private final LogBook log;
    private final Checkpoints checkpoints;
    private final SigningKey key;

    Proved(JdbcClient jdbc, LogBook log, Checkpoints checkpoints, SigningKey key) {
        this.jdbc = jdbc;
        this.log = log;
        this.checkpoints = checkpoints;
        this.key = key;
    }

    private record Place(long leaf, byte[] hash) {}

    /**
     * @param entry its number
     * @param leaf its place
     * @param size of the checkpoint
     * @param hash of the leaf, base64
     * @param proof the inclusion proof in the tree of that size, base64
     * @param checkpoint the signed note
     */
    public record Proof(
            long entry, long leaf, long size, String hash, List<String> proof, Checkpoints.Signed checkpoint) {}

    /** The newest checkpoint. 503 where nothing is signed. */
    Checkpoints.Signed latest() {
        return checkpoints.latest().orElseThrow(this::unsigned);
    }

    /** 404 where there is no such entry, 409 where no checkpoint covers it yet, 503 where nothing is signed. */
    public Proof of(long entry) {
        var place = jdbc.sql("select leaf, hash from audit_leaf where entry = ?")
                .param(entry)
                .query(Place.class)
                .optional();
        if (place.isEmpty() && !isThere(entry)) {
            throw ProblemResponses.answer(
                    HttpStatus.NOT_FOUND, "There is no entry %d in the audit log.".formatted(entry));
        }
        var checkpoint = checkpoints.latest();
        if (checkpoint.isEmpty() && key.signer().isEmpty()) {
            throw unsigned();
        }
        if (place.isEmpty()
                || checkpoint.isEmpty()
                || checkpoint.get().size() <= place.get().leaf()) {
            throw ProblemResponses.answer(
                    HttpStatus.CONFLICT,
                    "No checkpoint covers entry %d yet. One is signed every minute: ask again then.".formatted(entry));
        }
        var size = checkpoint.get().size();
        var leaf = place.get().leaf();
        return new Proof(
                entry,
                leaf,
                size,
                base64(place.get().hash()),
                MerkleTree.inclusionProof(leaf, size, log.nodes()).stream()
                        .map(Proved::base64)
                        .toList(),
                checkpoint.get());
    }

    /** The nodes of the tree for several proofs near each other: what one needed, the next has. */
    MerkleTree.Nodes nodes() {
        var stored = log.nodes();
        var known = new HashMap<Map.Entry<Integer, Long>, byte[]>();
        return (level, index) -> {
            var place = Map.entry(level, index);
            var hash = known.get(place);
            if (hash == null) {
                hash = stored.hash(level, index);
                known.put(place, hash);
            }
            return hash;
        };
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private boolean isThere(long entry) {
        return jdbc.sql("select exists (select 1 from audit_entry where id = ?)")
                .param(entry)
                .query(Boolean.class)
                .single();
    }

    private RuntimeException unsigned() {
        return ProblemResponses.answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                key.signer().isEmpty()
                        ? "Nothing is signed here, because there is no key: set baton.audit.key-file to a private key of Ed25519 and start Baton again."
                        : "Nothing is signed yet. A checkpoint is made every minute: ask again then.");
    }
}
