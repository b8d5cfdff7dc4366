package dev.baton.security.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.baton.engine.People;
import dev.baton.web.Neighbourhood;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many tries at once: the password is looked at as slowly as a test wants. */
class TriesTest {

    private static final String ADDRESS = "10.0.0.7";
    private static final int MANY = 209;
    private static final int FREE_PER_USER = 3;
    private static final int FREE_PER_ADDRESS = 20;
    private static final int LOOKING_AT_ONCE = 32;

    private final SlowPeople people = new SlowPeople();
    private final Tries tries =
            new Tries(people, new Memberships(people), new LoginThrottle(Clock.systemUTC()), new VerifiedPasswords());
    private final ExecutorService threads = Executors.newFixedThreadPool(MANY);

    @BeforeEach
    void slow() {
        people.mayAnswer = new CountDownLatch(1);
    }

    @AfterEach
    void stop() {
        people.mayAnswer.countDown();
        threads.shutdownNow();
    }

    @Test
    void asManyNamesAsAnAddressMayTryAreLookedAtHoweverManyComeAtOnce() throws Exception {
        var answers = atOnce(guess -> "name" + guess, guess -> "wrong", guess -> ADDRESS);

        assertThat(people.lookedAt).hasSize(FREE_PER_ADDRESS);
        assertThat(refused(answers)).isEqualTo(MANY - FREE_PER_ADDRESS);
    }

    @Test
    void asManyPasswordsAsAUserMayTryAreLookedAtHoweverManyComeAtOnce() throws Exception {
        var answers = atOnce(guess -> "crm", guess -> "wrong" + guess, guess -> ADDRESS);

        assertThat(people.lookedAt).hasSize(FREE_PER_USER);
        assertThat(refused(answers)).isEqualTo(MANY - FREE_PER_USER);
    }

    @Test
    void noMoreThanSoManyAreLookedAtOrWaitedForWhereverTheyComeFrom() throws Exception {
        var answers = atOnce(guess -> "name" + guess, guess -> "wrong", guess -> "10.0.1." + guess);

        assertThat(people.lookedAt).hasSize(LOOKING_AT_ONCE);
        assertThat(refused(answers)).isEqualTo(MANY - LOOKING_AT_ONCE);
    }

    @Test
    void equalTriesAtOnceAreOne() throws Exception {
        people.right = "right";
        var answers = IntStream.range(0, 20)
                .mapToObj(same -> threads.submit(() -> tries.stampOf("crm", "right", ADDRESS)))
                .toList();
        await().until(() -> people.lookedAt.size() == 1);
        people.mayAnswer.countDown();

        for (var answer : answers) {
            assertThat(answer.get()).contains("stamp of right");
        }
        assertThat(people.lookedAt).hasSize(1);
    }

    @Test
    void aRememberedPasswordDoesNotWaitForAnotherThatIsLookedAt() throws Exception {
        people.right = "right";
        people.mayAnswer.countDown();
        tries.stampOf("crm", "right", ADDRESS);
        people.mayAnswer = new CountDownLatch(1);
        var slow = threads.submit(() -> tries.stampOf("crm", "wrong", ADDRESS));
        await().until(() -> people.lookedAt.size() == 2);

        assertThat(tries.stampOf("crm", "right", ADDRESS)).isPresent();
        assertThat(slow).isNotDone();
    }

    @Test
    void aRememberedPasswordIsForgottenWithTheNextOne() {
        people.right = "right";
        people.mayAnswer.countDown();
        assertThat(tries.stampOf("crm", "right", ADDRESS)).isPresent();

        people.right = "another";
        people.version++;

        await().until(() -> tries.stampOf("crm", "right", ADDRESS).isEmpty());
    }

    @Test
    void whoGuessedWaitsEvenWithAPasswordThatIsRemembered() {
        people.right = "right";
        people.mayAnswer.countDown();
        tries.stampOf("crm", "right", ADDRESS);
        for (var guess = 0; guess < FREE_PER_USER; guess++) {
            tries.stampOf("crm", "wrong" + guess, ADDRESS);
        }

        assertThatThrownBy(() -> tries.stampOf("crm", "right", ADDRESS)).isInstanceOf(TooManyTries.class);
    }

    @Test
    void aTryThatFailsForAnotherReasonDoesNotCount() {
        people.mayAnswer.countDown();
        people.failure = new IllegalStateException("no database");
        for (var attempt = 0; attempt < 2 * FREE_PER_USER; attempt++) {
            assertThatThrownBy(() -> tries.stampOf("crm", "right", ADDRESS)).isSameAs(people.failure);
        }
        people.failure = null;
        people.right = "right";

        assertThat(tries.stampOf("crm", "right", ADDRESS)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:0db8:0001:0002:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "fe80::1%eth0, fe80::2, true",
        "::ffff:10.0.0.1, ::ffff:10.0.0.2, false",
        "10.0.0.1, 10.0.0.2, false"
    })
    void everyAddressOfOneCallerIsOne(String one, String other, boolean same) {
        assertThat(Neighbourhood.of(one).equals(Neighbourhood.of(other))).isEqualTo(same);
    }

    private List<Future<Optional<String>>> atOnce(
            IntFunction<String> user, IntFunction<String> password, IntFunction<String> address) throws Exception {
        var answers = IntStream.range(0, MANY)
                .mapToObj(guess -> threads.submit(
                        () -> tries.stampOf(user.apply(guess), password.apply(guess), address.apply(guess))))
                .toList();
        await().until(() -> answers.stream().filter(Future::isDone).count() + people.lookedAt.size() == MANY);
        people.mayAnswer.countDown();
        await().until(() -> answers.stream().allMatch(Future::isDone));
        return answers;
    }

    private static long refused(List<Future<Optional<String>>> answers) {
        return answers.stream().filter(TriesTest::isRefused).count();
    }

    private static boolean isRefused(Future<Optional<String>> answer) {
        try {
            assertThat(answer.get()).isEmpty();
            return false;
        } catch (java.util.concurrent.ExecutionException failed) {
            return failed.getCause() instanceof TooManyTries;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static final class SlowPeople implements People {

        private final ConcurrentLinkedQueue<String> lookedAt = new ConcurrentLinkedQueue<>();
        private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
        private volatile String right = "";
        private volatile long version;
        private volatile RuntimeException failure;

        @Override
        public Optional<Known> find(String user) {
            return Optional.of(new Known(user, List.of(), "stamp of " + right, version));
        }

        @Override
        public long version() {
            return version;
        }

        @Override
        public Optional<String> stampOf(String user, String password) {
            lookedAt.add(password);
            try {
                mayAnswer.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            if (failure != null) {
                throw failure;
            }
            return password.equals(right) ? Optional.of("stamp of " + password) : Optional.empty();
        }
    }
}
