package dev.baton.audit.note;

import java.util.Arrays;

/**
 * How large a log was and which root it had (<a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>).
 *
 * @param origin which log, the same for ever
 * @param size its leaves, from 0
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    private static final int ROOT_BYTES = 32;

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new NoteFault("The origin of a checkpoint is one line");
        }
        if (size < 0) {
            throw new NoteFault("A log has no %d leaves".formatted(size));
        }
        if (root.length != ROOT_BYTES) {
            throw new NoteFault("A root has 32 bytes, not %d".formatted(root.length));
        }
        root = root.clone();
    }

    /**
     * Lines after the third, which may say more, are passed over.
     *
     * @param text of a note
     * @throws NoteFault where it is no checkpoint
     */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", 4);
        if (lines.length < 4 || !lines[1].matches("0|[1-9]\\d{0,17}")) {
            throw new NoteFault("A checkpoint has a line for its origin, one for its size and one for its root");
        }
        var root = StrictBase64.bytes(lines[2])
                .orElseThrow(
                        () -> new NoteFault("The root of the checkpoint is no base64: \"%s\"".formatted(lines[2])));
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /** The text to be signed. */
    public String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, StrictBase64.of(root));
    }

    public boolean hasRoot(byte[] other) {
        return Arrays.equals(root, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint checkpoint && text().equals(checkpoint.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
