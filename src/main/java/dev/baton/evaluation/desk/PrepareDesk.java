package dev.baton.evaluation.desk;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.evaluation.EvaluationMode;
import dev.baton.evaluation.UnfinishedDesk;
import dev.baton.evaluation.stories.StoryBook;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has the desk of a new database prepared while the web server says how far it is, and before anything runs by itself: jobs,
 * sweeps and reviews begin in real time.
 */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class PrepareDesk implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PrepareDesk.class);

    private final UnfinishedDesk unfinished;
    private final Preparation preparation;
    private final LivedInDesk desk;
    private final DemoRotas rotas;
    private final DemoEndpoint endpoint;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final HikariDataSource pool;
    private final ApplicationContext context;
    private volatile boolean running;

    PrepareDesk(
            UnfinishedDesk unfinished,
            Preparation preparation,
            LivedInDesk desk,
            DemoRotas rotas,
            DemoEndpoint endpoint,
            Clock clock,
            JdbcClient jdbc,
            HikariDataSource pool,
            ApplicationContext context) {
        this.unfinished = unfinished;
        this.preparation = preparation;
        this.desk = desk;
        this.rotas = rotas;
        this.endpoint = endpoint;
        this.clock = clock;
        this.jdbc = jdbc;
        this.pool = pool;
        this.context = context;
    }

    @Override
    public void start() {
        if (unfinished.isThere()) {
            AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
            withoutWaitingForTheDisk(this::prepare);
            unfinished.end();
            preparation.isOver();
        }
        running = true;
    }

    /** A desk that is not whole is thrown away anyway; a whole one is on the disk before it counts as such. */
    private void withoutWaitingForTheDisk(Runnable work) {
        jdbc.sql("set synchronous_commit = off").update();
        try {
            work.run();
        } finally {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        jdbc.sql("checkpoint").update();
    }

    private void prepare() {
        var start = System.nanoTime();
        var book = new StoryBook();
        var stories = book.stories();
        log.info(
                "The desk is being prepared: {} cases of the last 90 days. Nobody can log in before it is.",
                stories.size());
        var stuck = untilStopped(isStopped -> desk.play(book, stories, clock.instant(), preparation, isStopped::get));
        rotas.begin();
        endpoint.begin();
        log.info(
                "The desk is ready after {} s: {} cases{}.",
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                stories.size(),
                stuck.isEmpty() ? "" : ", %d of them not told to their end: %s".formatted(stuck.size(), stuck));
    }

    /** The start holds whoever stops Baton until it is over: it ends early then. */
    private static <T> T untilStopped(Function<AtomicBoolean, T> work) {
        var isStopped = new AtomicBoolean();
        var stop = new Thread(() -> isStopped.set(true), "stop-the-desk");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return work.apply(isStopped);
        } finally {
            if (!isStopped.get()) {
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server, which starts 1,024 before, and before what runs by itself. */
    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
    }
}
