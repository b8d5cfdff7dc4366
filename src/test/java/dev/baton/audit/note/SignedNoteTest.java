package dev.baton.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and notes of the tests and examples of Go's note are marked so. */
class SignedNoteTest {

    /** Go's. */
    private static final String PETERS_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final VerifierKey PETER =
            VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    private static final VerifierKey ENOCH =
            VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String PETERS_LINE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCHS_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    @Test
    void notesOfOthersAreReadAndWrittenAlike() {
        var note = SignedNote.parse(TEXT + "\n" + PETERS_LINE + ENOCHS_LINE);

        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.signers(List.of(PETER, ENOCH)))
                .isEqualTo(new SignedNote.Signers(List.of(PETER, ENOCH), List.of()));
        assertThat(note).hasToString(TEXT + "\n" + PETERS_LINE + ENOCHS_LINE);
        assertThat(SignedNote.parse(note.toString().getBytes(StandardCharsets.UTF_8)))
                .hasToString(note.toString());
    }

    @Test
    void aKeySignsAsGoSignsWithIt() throws Exception {
        var signer = new NoteSigner("PeterNeumann", petersSecret());

        assertThat(signer.key()).isEqualTo(PETER).hasToString(PETER.toString());
        assertThat(signer.sign(TEXT)).hasToString(TEXT + "\n" + PETERS_LINE);
        assertThat(new NoteSigner("Other", petersSecret()).key().id()).isNotEqualTo(PETER.id());
    }

    @Test
    void aWrongSignatureByAKnownKeyIsNotOutweighedByARightOne() {
        var altered = TEXT.replace("answer", "Answer");
        var both = SignedNote.parse(
                TEXT + "\n" + PETERS_LINE + ENOCHS_LINE.replace("HIkw", "HIkx").replace("c+QQ=", "c+QA="));

        assertThat(SignedNote.parse(altered + "\n" + PETERS_LINE).signers(List.of(PETER)))
                .isEqualTo(new SignedNote.Signers(List.of(), List.of(PETER)));
        assertThat(both.signers(List.of(PETER, ENOCH)).areToBeBelieved()).isFalse();
        assertThat(both.signers(List.of(PETER)).areToBeBelieved()).isTrue();
        assertThat(both.signers(List.of()).areToBeBelieved()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— PeterNeumann x08go/ZJkuBS",
                "text\n— PeterNeumann x08go/ZJkuBS\n",
                "text\n\n- PeterNeumann x08go/ZJkuBS\n",
                "text\n\n— PeterNeumann x08go/ZJkuBS\r\n",
                "text\n\n— PeterNeumann  x08go/ZJkuBS\n",
                "text\n\n— Peter Neumann x08go/ZJkuBS\n",
                "text\n\n— Peter+Neumann x08go/ZJkuBS\n",
                "text\n\n— x08go/ZJkuBS\n",
                "text\n\n— PeterNeumann x08gow==\n",
                "text\n\n— PeterNeumann x08go/ZJkuB\n",
                "text\n\n— PeterNeumann x08go/ZJkuBS\nmore\n",
                "te\u0007xt\n\n— PeterNeumann x08go/ZJkuBS\n",
                "te\rxt\n\n— PeterNeumann x08go/ZJkuBS\n",
            })
    void whatIsNoNoteIsRefused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(NoteFault.class);
    }

    @Test
    void notesAreOfBoundedSize() {
        assertThatThrownBy(() -> SignedNote.parse("x".repeat(1_000_000) + "\n\n" + PETERS_LINE))
                .hasMessageContaining("at most 1000000 bytes");
        assertThatThrownBy(() -> SignedNote.parse(TEXT + "\n" + PETERS_LINE.repeat(101)))
                .hasMessageContaining("at most 100 signatures");
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {'a', '\n', '\n', (byte) 0xff}))
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
                "PeterNeumann+c74f20a3+AxpcAA==",
                "PeterNeumann+c74f20a3+",
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(NoteFault.class);
    }

    @Test
    void aWitnessSignsTheTextWithItsTime() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var witness = witness(pair);
        var note = new NoteSigner("PeterNeumann", petersSecret()).sign(TEXT).with(cosignature(witness, pair, TEXT));
        var read = SignedNote.parse(note.toString());
        var late = new SignedNote.Signature(
                witness.name(), witness.id(), later(note.signatures().get(1).bytes()));

        assertThat(VerifierKey.parse(witness.toString())).isEqualTo(witness);
        assertThat(read.signers(List.of(PETER, witness)).right()).containsExactly(PETER, witness);
        assertThat(new SignedNote(TEXT, List.of(late)).signers(List.of(witness)).wrong())
                .containsExactly(witness);
    }

    @Test
    void aCheckpointIsThreeLines() {
        var checkpoint = new Checkpoint("baton.example.org/audit", 1234, new byte[32]);
        var text = "baton.example.org/audit\n1234\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

        assertThat(checkpoint.text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text)).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse(text + "more\n")).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n+1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n9999999999999999999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n1\nAAAA\n",
                "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "o\n1\n",
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(NoteFault.class);
    }

    private static VerifierKey witness(KeyPair pair) {
        var plain = VerifierKey.of("witness.example.org/w1", pair.getPublic());
        return new VerifierKey(plain.name(), VerifierKey.Algorithm.COSIGNATURE, plain.publicKey());
    }

    private static SignedNote.Signature cosignature(VerifierKey witness, KeyPair pair, String text) throws Exception {
        var signed = Ed25519.sign(
                pair.getPrivate(), ("cosignature/v1\ntime 1679315147\n" + text).getBytes(StandardCharsets.UTF_8));
        var bytes = ByteBuffer.allocate(Long.BYTES + signed.length)
                .putLong(1679315147)
                .put(signed);
        return new SignedNote.Signature(witness.name(), witness.id(), bytes.array());
    }

    private static byte[] later(byte[] signature) {
        var later = signature.clone();
        later[Long.BYTES - 1]++;
        return later;
    }

    private static PrivateKey petersSecret() throws Exception {
        var bytes = Base64.getDecoder().decode(PETERS_SECRET);
        var seed = Arrays.copyOfRange(bytes, 1, bytes.length);
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
