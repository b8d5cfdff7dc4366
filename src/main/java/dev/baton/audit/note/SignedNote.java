package dev.baton.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * A text and who signed it (<a href="https://c2sp.org/signed-note">C2SP signed-note</a>).
 *
 * @param text what is signed, with its last line break
 */
public record SignedNote(String text, List<Signature> signatures) {

    /** As many bytes and signatures as Go's note takes. */
    public static final int MOST_BYTES = 1_000_000;

    private static final int MOST_SIGNATURES = 100;

    private static final String MARK = "\u2014 ";

    /**
     * A line below the text.
     *
     * @param keyId four bytes, see {@link VerifierKey#id()}
     * @param bytes what follows the key id; see {@link VerifierKey.Algorithm}
     */
    public record Signature(String name, byte[] keyId, byte[] bytes) {

        boolean isBy(VerifierKey key) {
            return key.name().equals(name) && Arrays.equals(key.id(), keyId);
        }

        /** The key by name and id, as a sentence can name it. */
        public String signer() {
            return name + "+" + HexFormat.of().formatHex(keyId);
        }

        private String line() {
            var both =
                    ByteBuffer.allocate(keyId.length + bytes.length).put(keyId).put(bytes);
            return MARK + name + " " + StrictBase64.of(both.array()) + "\n";
        }
    }

    /**
     * What the keys one knows say of a note. It is to be believed where at least one is right and none is wrong.
     *
     * @param right keys whose signature is right
     * @param wrong keys under whose name and id stands what they never signed
     */
    public record Signers(List<VerifierKey> right, List<VerifierKey> wrong) {

        public boolean areToBeBelieved() {
            return !right.isEmpty() && wrong.isEmpty();
        }
    }

    public SignedNote {
        checkText(text);
        signatures = List.copyOf(signatures);
    }

    /** @throws NoteFault where it is not exactly what the specification says */
    public static SignedNote parse(String note) {
        var bytes = note.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new NoteFault("A signed note has at most %d bytes, this has %d".formatted(MOST_BYTES, bytes));
        }
        var split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n")) {
            throw new NoteFault("A signed note ends with an empty line and lines of signatures, and this does not");
        }
        if (split + 2 == note.length()) {
            throw new NoteFault("The note is not signed");
        }
        var lines = List.of(note.substring(split + 2, note.length() - 1).split("\n", -1));
        if (lines.size() > MOST_SIGNATURES) {
            throw new NoteFault("A signed note has at most %d signatures".formatted(MOST_SIGNATURES));
        }
        return new SignedNote(
                note.substring(0, split + 1),
                lines.stream().map(SignedNote::signature).toList());
    }

    /** As {@link #parse(String)}, of the content of a file. */
    public static SignedNote parse(byte[] note) {
        if (note.length > MOST_BYTES) {
            throw new NoteFault("A signed note has at most %d bytes, this has %d".formatted(MOST_BYTES, note.length));
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(note))
                    .toString());
        } catch (CharacterCodingException otherwise) {
            throw new NoteFault("A signed note is UTF-8, and this is not");
        }
    }

    /** What known keys say of it; signatures by others are passed over. */
    public Signers signers(Collection<VerifierKey> known) {
        var right = new ArrayList<VerifierKey>();
        var wrong = new ArrayList<VerifierKey>();
        for (var signature : signatures) {
            for (var key : known) {
                if (signature.isBy(key)) {
                    (key.signed(text, signature.bytes()) ? right : wrong).add(key);
                }
            }
        }
        return new Signers(
                right.stream().distinct().toList(), wrong.stream().distinct().toList());
    }

    /** The same text with one signature more. */
    public SignedNote with(Signature signature) {
        var all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /** As it is kept and sent. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    private static Signature signature(String line) {
        var space = line.lastIndexOf(' ');
        if (!line.startsWith(MARK) || space < MARK.length()) {
            throw new NoteFault("No line of a signature: \"%s\"".formatted(line));
        }
        var name = line.substring(MARK.length(), space);
        var bytes = StrictBase64.bytes(line.substring(space + 1)).orElse(new byte[0]);
        if (!VerifierKey.isName(name) || bytes.length <= VerifierKey.ID_BYTES) {
            throw new NoteFault("No line of a signature: \"%s\"".formatted(line));
        }
        return new Signature(
                name,
                Arrays.copyOf(bytes, VerifierKey.ID_BYTES),
                Arrays.copyOfRange(bytes, VerifierKey.ID_BYTES, bytes.length));
    }

    private static void checkText(String text) {
        if (!text.endsWith("\n")) {
            throw new NoteFault("The text of a note ends with a line break");
        }
        if (text.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new NoteFault("The text of a note has no control characters but line breaks");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new NoteFault("The text of a note has half a surrogate pair, which UTF-8 cannot say");
        }
    }
}
