package dev.baton.security.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String ADDRESS = "10.0.0.7";

    private final LoginThrottle throttle = new LoginThrottle(Clock.systemUTC());

    @Test
    void aRememberedPasswordDoesNotWaitForAnotherThatIsLookedAt() throws Exception {
        var looking = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(() -> throttle.isRight("crm", ADDRESS, () -> false, () -> {
            looking.countDown();
            return isOver(looked);
        }));
        assertThat(looking.await(10, TimeUnit.SECONDS)).isTrue();

        var remembered = CompletableFuture.supplyAsync(() -> throttle.isRight("crm", ADDRESS, () -> true, () -> false));

        assertThat(remembered.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(slow).isNotDone();
        looked.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoWaitedForAnEqualPasswordNeedNotLookAgain() throws Exception {
        var known = new CompletableFuture<Boolean>();
        var first = throttle.isRight("crm", ADDRESS, () -> known.isDone(), () -> known.complete(true));

        assertThat(first).isTrue();
        assertThat(throttle.isRight("crm", ADDRESS, known::isDone, () -> {
                    throw new AssertionError("looked again");
                }))
                .isTrue();
    }

    @Test
    void whoGuessedWaitsEvenWithAPasswordThatIsRemembered() {
        for (int guess = 0; guess < 3; guess++) {
            throttle.isRight("crm", ADDRESS, () -> false, () -> false);
        }

        assertThatThrownBy(() -> throttle.isRight("crm", ADDRESS, () -> true, () -> true))
                .isInstanceOf(TooManyTries.class);
    }

    private static boolean isOver(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
