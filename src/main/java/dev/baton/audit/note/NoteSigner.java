package dev.baton.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;

/** Signs notes with one key, under its name. */
public final class NoteSigner {

    private final VerifierKey key;
    private final PrivateKey secret;

    /**
     * @param name without spaces and plus signs; of a log its origin
     * @param secret of Ed25519, as Java reads it from PKCS#8
     * @throws IllegalArgumentException where it is another key or name
     */
    public NoteSigner(String name, PrivateKey secret) {
        this.key = new VerifierKey(name, VerifierKey.Algorithm.ED25519, Ed25519.publicKeyOf(secret));
        this.secret = secret;
    }

    /** The public key, to be told to whoever checks. */
    public VerifierKey key() {
        return key;
    }

    /** @param text with its last line break */
    public SignedNote sign(String text) {
        return sign(new SignedNote(text, List.of()));
    }

    /** A signature more on a note that may have some. */
    public SignedNote sign(SignedNote note) {
        var bytes = Ed25519.sign(secret, note.text().getBytes(StandardCharsets.UTF_8));
        return note.with(new SignedNote.Signature(key.name(), key.id(), bytes));
    }
}
