package dev.baton.audit.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.audit.note.Checkpoint;
import dev.baton.audit.note.NoteSigner;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.note.StrictBase64;
import dev.baton.audit.tree.CanonicalJson;
import dev.baton.audit.tree.GrowingRoot;
import dev.baton.audit.tree.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A log with a key of its own, and exports of it as docs/audit.md describes them: lines without their line breaks. */
public final class ExportOf {

    public static final String ORIGIN = "desk.example.org/audit";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NoteSigner signer;
    private final List<ObjectNode> entries = new ArrayList<>();
    private final List<ObjectNode> words = new ArrayList<>();

    private ExportOf(NoteSigner signer) {
        this.signer = signer;
    }

    /** Every fourth entry has words. */
    public static ExportOf entries(int count) {
        return entries(count, newSigner());
    }

    public static ExportOf entries(int count, NoteSigner signer) {
        var log = new ExportOf(signer);
        for (int i = 0; i < count; i++) {
            log.add("Message %d: \"it's broken\", wrote André 😀\n\tagain\u0001.".formatted(i), i % 4 == 0);
        }
        return log;
    }

    public static NoteSigner newSigner() {
        try {
            return new NoteSigner(
                    ORIGIN,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    NoteSigner signer() {
        return signer;
    }

    public String key() {
        return signer.key().toString();
    }

    public ExportOf add(String text, boolean hasWords) {
        var leaf = entries.size();
        var salt = Arrays.copyOf(MerkleTree.leafHash(new byte[] {(byte) leaf}), 16);
        var entry = JSON.createObjectNode()
                .put("v", 3)
                .put("at", "2026-11-%02dT21:14:05.%06dZ".formatted(1 + leaf % 28, leaf % 1000000))
                .put("kind", "MessageReceived")
                .put("who", "p-%016x".formatted(leaf % 7))
                .put("via", "page")
                .put("request", "0f3b-%08x".formatted(31 * leaf))
                .put("case", "C-%06d".formatted(leaf / 20))
                .put("model", "support-case:4");
        entry.putObject("about").put("type", "person").put("id", "p-%016x".formatted(leaf % 5));
        entry.putObject("details")
                .put("external", false)
                .put("length", text.length())
                .putObject("priority")
                .put("from", "P3")
                .put("to", "P1");
        var said = JSON.createObjectNode();
        if (hasWords) {
            entry.putObject("words").put("text", commitment(salt, text)).put("title", commitment(salt, "gone"));
            said.putObject("text").put("salt", StrictBase64.of(salt)).put("text", text);
        }
        entries.add(entry);
        words.add(said);
        return this;
    }

    ExportOf drop(int from, int to) {
        for (int leaf = from; leaf < to; leaf++) {
            var node = entries.get(leaf);
            node.put("dropped", StrictBase64.of(MerkleTree.leafHash(CanonicalJson.bytes(node))));
        }
        return this;
    }

    public long size() {
        return entries.size();
    }

    public SignedNote checkpoint(long size) {
        var root = new GrowingRoot();
        for (int leaf = 0; leaf < size; leaf++) {
            root.add(hash(leaf));
        }
        return signer.sign(new Checkpoint(ORIGIN, size, root.root()).text());
    }

    /** All entries, with earlier checkpoints of these sizes. */
    public List<String> log(Integer... earlier) {
        var lines = new ArrayList<>(List.of(head("log")));
        for (int leaf = 0; leaf < size(); leaf++) {
            lines.add(written(line(leaf)));
            if (Arrays.asList(earlier).contains(leaf + 1)) {
                lines.add(checkpointLine(checkpoint(leaf + 1).toString()));
            }
        }
        lines.add(checkpointLine(checkpoint(size()).toString()));
        lines.add(end(size()));
        return lines;
    }

    /** @param since how large an older tree is that it goes on from; 0 for none */
    List<String> selection(long since, int... leaves) {
        var lines = new ArrayList<>(
                List.of(head("selection"), checkpointLine(checkpoint(size()).toString())));
        for (var leaf : leaves) {
            var line = line(leaf);
            var proof = line.putArray("proof");
            MerkleTree.inclusionProof(leaf, size(), this::node).forEach(hash -> proof.add(StrictBase64.of(hash)));
            lines.add(written(line));
        }
        if (since > 0) {
            var line = JSON.createObjectNode().put("since", since);
            var proof = line.putArray("consistency");
            MerkleTree.consistencyProof(since, size(), this::node).forEach(hash -> proof.add(StrictBase64.of(hash)));
            lines.add(written(line));
        }
        lines.add(end(leaves.length));
        return lines;
    }

    String head(String kind) {
        var head = JSON.createObjectNode()
                .put("baton-audit", 1)
                .put("kind", kind)
                .put("origin", ORIGIN)
                .put("size", size());
        head.putArray("keys").add(key());
        return written(head);
    }

    static String end(long leaves) {
        return "{\"end\":%d}".formatted(leaves);
    }

    static String checkpointLine(String note) {
        return written(JSON.createObjectNode().put("checkpoint", note));
    }

    /** A line with something in it changed. */
    static String edited(String line, Consumer<ObjectNode> change) {
        var node = parsed(line);
        change.accept(node);
        return written(node);
    }

    static ObjectNode parsed(String line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (JsonProcessingException none) {
            throw new IllegalStateException(none);
        }
    }

    /** A line with a hash that fits what its entry has become. */
    static void rehash(ObjectNode line) {
        line.put("hash", StrictBase64.of(MerkleTree.leafHash(CanonicalJson.bytes(line.get("entry")))));
    }

    private static String written(ObjectNode node) {
        return new String(CanonicalJson.bytes(node), StandardCharsets.UTF_8);
    }

    private ObjectNode line(int leaf) {
        var line = JSON.createObjectNode().put("leaf", leaf).put("hash", StrictBase64.of(hash(leaf)));
        if (!entries.get(leaf).has("dropped")) {
            line.set("entry", entries.get(leaf).deepCopy());
            if (!words.get(leaf).isEmpty()) {
                line.set("words", words.get(leaf).deepCopy());
            }
        }
        return line;
    }

    private byte[] hash(int leaf) {
        var entry = entries.get(leaf);
        return entry.has("dropped")
                ? StrictBase64.bytes(entry.get("dropped").textValue()).orElseThrow()
                : MerkleTree.leafHash(CanonicalJson.bytes(entry));
    }

    private byte[] node(int level, long index) {
        return level == 0
                ? hash((int) index)
                : MerkleTree.nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
    }

    private static String commitment(byte[] salt, String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return StrictBase64.of(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
