package dev.baton.engine.people;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords are stored as Argon2id hashes: 19 MiB of memory, two passes, one lane, as OWASP's password storage advice has it. */
@Component
class Argon2Passwords implements PasswordEncryptor {

    static final String ALGORITHM = "ARGON2ID";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);

    /** Many logins at once must take neither the memory nor the processors of everybody else. */
    private final Semaphore atOnce =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    @Override
    public String encrypt(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    @Override
    public boolean check(String password, String hash) {
        return inTurn(() -> argon2.matches(password, hash));
    }

    @Override
    public String hashAlgorithmName() {
        return ALGORITHM;
    }

    private <T> T inTurn(Supplier<T> work) {
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
