package dev.baton.engine.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.BatonTest;
import dev.baton.engine.People;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Hashing takes its time; nobody keeps a connection meanwhile. */
@BatonTest
class HashingTest {

    @Autowired
    private People people;

    @Autowired
    private Argon2Passwords slow;

    @Autowired
    private DataSource database;

    @Test
    void whoWaitsForTheirTurnHoldsNoConnection() throws Exception {
        var pool = database.unwrap(HikariDataSource.class);
        var more = 2 * pool.getMaximumPoolSize();
        var turn = (Semaphore) ReflectionTestUtils.getField(slow, "atOnce");
        var taken = turn.drainPermits();
        var waiting = Executors.newFixedThreadPool(more);
        try {
            var tries = IntStream.range(0, more)
                    .mapToObj(guess -> waiting.submit(() -> people.stampOf(guess % 2 == 0 ? "sam" : "nobody", "wrong")))
                    .toList();
            await().until(() -> turn.getQueueLength() == more);

            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            turn.release(taken);
            for (var tried : tries) {
                assertThat(tried.get()).isEmpty();
            }
        } finally {
            waiting.shutdown();
        }
    }
}
