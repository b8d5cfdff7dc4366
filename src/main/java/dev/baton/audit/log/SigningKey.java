package dev.baton.audit.log;

import dev.baton.audit.note.NoteSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The key that signs checkpoints: a file outside of the database, PKCS#8 in PEM, of Ed25519. */
@Component
public class SigningKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final Optional<NoteSigner> signer;

    SigningKey(AuditSettings settings) {
        this.signer = settings.keyFile().map(file -> new NoteSigner(settings.origin(), read(file, settings.makeKey())));
    }

    /** Empty where no key is set: nothing is signed then. */
    public Optional<NoteSigner> signer() {
        return signer;
    }

    private static PrivateKey read(Path file, boolean make) {
        try {
            if (make && !Files.exists(file)) {
                make(file);
            }
            var text = Files.readString(file);
            if (!text.contains(BEGIN) || !text.contains(END)) {
                throw notAKey(file, null);
            }
            var base64 = text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key of the audit log cannot be read: " + file, unreadable);
        } catch (GeneralSecurityException | IllegalArgumentException another) {
            throw notAKey(file, another);
        }
    }

    private static IllegalStateException notAKey(Path file, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalStateException(
                "%s is no private key of Ed25519. Make one with: openssl genpkey -algorithm ed25519 -out %s"
                        .formatted(file, file),
                cause);
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        var text = BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n"
                + END + "\n";
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
