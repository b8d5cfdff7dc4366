package dev.baton.audit.verify;

import dev.baton.audit.verify.Finding.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A way to change an export, and what a verifier has to say.
 *
 * @param older a checkpoint that was kept elsewhere
 * @param expected null for none
 * @param leaf -1 for none
 */
record Tamper(
        String name,
        byte[] export,
        String key,
        @Nullable String older,
        @Nullable Kind expected,
        long leaf) {

    /** What it says first: the second implementation says the same. */
    String verdict() {
        return expected == null ? "good" : expected.word() + (leaf < 0 ? "" : " " + leaf);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Lines of an export that something is done to. */
    static final class Lines {

        private final List<String> lines;
        private final String key;
        private @Nullable String older;
        private String lineBreak = "\n";
        private byte[] before = {};

        Lines(List<String> lines, String key) {
            this.lines = new ArrayList<>(lines);
            this.key = key;
        }

        Lines older(Object note) {
            older = note.toString();
            return this;
        }

        Lines lineBreak(String other) {
            lineBreak = other;
            return this;
        }

        Lines before(byte... bytes) {
            before = bytes;
            return this;
        }

        Lines change(Consumer<List<String>> change) {
            change.accept(lines);
            return this;
        }

        Tamper is(String name, @Nullable Kind expected, long leaf) {
            return new Tamper(name, bytes(), key, older, expected, leaf);
        }

        byte[] bytes() {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(before);
            lines.forEach(line -> bytes.writeBytes((line + lineBreak).getBytes(StandardCharsets.UTF_8)));
            return bytes.toByteArray();
        }
    }
}
