package dev.baton.security.passwords;

import dev.baton.engine.People;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The one way to try a password. A try is counted before the password is looked at, so that many at once gain nothing; equal ones are
 * one; and no more than so many threads wait for it, so that others are answered meanwhile.
 */
@Component
class Tries implements People.Tries {

    private static final int LONGEST_NAME = 64;
    private static final int LOOKING_AT_ONCE = 32;
    private static final int WAITING_AT_ONCE = 64;
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final People people;
    private final Memberships memberships;
    private final LoginThrottle throttle;
    private final VerifiedPasswords verified;
    private final Semaphore looking = new Semaphore(LOOKING_AT_ONCE);
    private final Semaphore waiting = new Semaphore(WAITING_AT_ONCE);
    private final ConcurrentMap<String, CompletableFuture<Optional<String>>> now = new ConcurrentHashMap<>();

    Tries(People people, Memberships memberships, LoginThrottle throttle, VerifiedPasswords verified) {
        this.people = people;
        this.memberships = memberships;
        this.throttle = throttle;
        this.verified = verified;
    }

    /** For calls of the engine's own, which know nothing of addresses. */
    @Override
    public boolean isRight(String user, String password) {
        try {
            return stampOf(user, password, currentAddress()).isPresent();
        } catch (TooManyTries tooMany) {
            throw new RestException(jakarta.ws.rs.core.Response.Status.TOO_MANY_REQUESTS, tooMany.getMessage());
        }
    }

    /** The stamp of the password if it is theirs. */
    Optional<String> stampOf(String user, String password, String address) {
        if (user.length() > LONGEST_NAME || password.length() > PasswordRules.LONGEST * 2) {
            return Optional.empty();
        }
        throttle.refuseWhoWaits(user, address);
        var remembered = remembered(user, password);
        if (remembered.isPresent()) {
            throttle.right(user, address);
            return remembered;
        }
        return together(user, password, address);
    }

    private Optional<String> remembered(String user, String password) {
        return verified.stampOf(user, password)
                .filter(stamp -> memberships
                        .find(user)
                        .map(People.Known::stamp)
                        .filter(stamp::equals)
                        .isPresent());
    }

    private Optional<String> together(String user, String password, String address) {
        var key = address + " " + verified.fingerprint(user, password);
        var mine = new CompletableFuture<Optional<String>>();
        var others = now.putIfAbsent(key, mine);
        if (others != null) {
            return waitFor(others);
        }
        try {
            mine.complete(remembered(user, password).or(() -> look(user, password, address)));
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        } finally {
            now.remove(key);
        }
        return resultOf(mine);
    }

    private Optional<String> look(String user, String password, String address) {
        if (!looking.tryAcquire()) {
            throw TooManyTries.atOnce();
        }
        try (var reserved = throttle.reserve(user, address)) {
            var stamp = people.stampOf(user, password);
            reserved.was(stamp.isPresent());
            stamp.ifPresent(right -> verified.remember(user, password, right));
            return stamp;
        } finally {
            looking.release();
        }
    }

    private Optional<String> waitFor(CompletableFuture<Optional<String>> others) {
        if (!waiting.tryAcquire()) {
            throw TooManyTries.atOnce();
        }
        try {
            return resultOf(others);
        } finally {
            waiting.release();
        }
    }

    private static Optional<String> resultOf(CompletableFuture<Optional<String>> attempt) {
        try {
            return attempt.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            throw TooManyTries.atOnce();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw TooManyTries.atOnce();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(failed);
        }
    }

    private static String currentAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getRemoteAddr()
                : "";
    }
}
