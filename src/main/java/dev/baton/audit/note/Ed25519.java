package dev.baton.audit.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** RFC 8032 by what Java brings, over public keys as their 32 bytes. */
final class Ed25519 {

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final String NAME = "Ed25519";

    /** What RFC 8410 puts before the 32 bytes. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException("That key does not sign with Ed25519", failure);
        }
    }

    /** Whether it is; a signature or key that is none at all is not. */
    static boolean isSigned(byte[] publicKey, byte[] message, byte[] signed) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initVerify(publicKey(publicKey));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    static byte[] bytes(PublicKey key) {
        var encoded = key.getEncoded();
        if (encoded == null
                || encoded.length != X509_HEAD.length + KEY_BYTES
                || !Arrays.equals(X509_HEAD, Arrays.copyOf(encoded, X509_HEAD.length))) {
            throw new IllegalArgumentException("No public key of Ed25519: " + key.getAlgorithm());
        }
        return Arrays.copyOfRange(encoded, X509_HEAD.length, encoded.length);
    }

    /** Java derives a public key only while it makes a pair, from the 32 bytes that it draws for the private one. */
    static byte[] publicKeyOf(PrivateKey key) {
        if (!(key instanceof EdECPrivateKey edwards) || edwards.getBytes().isEmpty()) {
            throw new IllegalArgumentException("No private key of Ed25519: " + key.getAlgorithm());
        }
        try {
            var pairs = KeyPairGenerator.getInstance(NAME);
            pairs.initialize(
                    NamedParameterSpec.ED25519, new Drawn(edwards.getBytes().get()));
            return bytes(pairs.generateKeyPair().getPublic());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", missing);
        }
    }

    private static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        var encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + KEY_BYTES);
        System.arraycopy(bytes, 0, encoded, X509_HEAD.length, KEY_BYTES);
        return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
