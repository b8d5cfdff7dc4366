package dev.baton.audit.checking;

import dev.baton.audit.export.LogExport;
import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.log.SigningKey;
import dev.baton.audit.note.VerifierKey;
import dev.baton.audit.search.Question;
import dev.baton.audit.search.Reader;
import dev.baton.audit.verify.CannotBeChecked;
import dev.baton.audit.verify.Verdict;
import dev.baton.audit.verify.Verifier;
import dev.baton.casefile.Deed;
import jakarta.annotation.PreDestroy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Checks the whole log in the background, one run at a time on a node; how it went is an entry of kind {@code LogChecked}. */
@Component
public class Checking {

    private static final Logger log = LoggerFactory.getLogger(Checking.class);
    private static final int BUFFER = 1 << 18;

    private final LogExport export;
    private final LogBook book;
    private final Checkpoints checkpoints;
    private final SigningKey key;
    private final ApplicationEventPublisher events;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        var thread = new Thread(work, "audit-check");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    Checking(
            LogExport export, LogBook book, Checkpoints checkpoints, SigningKey key, ApplicationEventPublisher events) {
        this.export = export;
        this.book = book;
        this.checkpoints = checkpoints;
        this.key = key;
        this.events = events;
    }

    /** @param size how many leaves there are to check */
    public static final class Running {

        private final long size;
        private volatile long done;

        private Running(long size) {
            this.size = size;
        }

        public long size() {
            return size;
        }

        public long done() {
            return done;
        }
    }

    /** Empty where none is under way here. */
    public Optional<Running> running() {
        return Optional.ofNullable(running.get());
    }

    /**
     * False where one is under way already, or nothing is signed.
     *
     * @param by who asked for it
     */
    public boolean start(String by) {
        book.takeIn();
        checkpoints.sign();
        var checkpoint = checkpoints.latest();
        if (checkpoint.isEmpty()) {
            return false;
        }
        var run = new Running(checkpoint.get().size());
        if (!running.compareAndSet(null, run)) {
            return false;
        }
        threads.execute(() -> {
            try {
                events.publishEvent(result(by, run, checkpoint.get()));
            } catch (RuntimeException failure) {
                log.error("How the check of the audit log went could not be written down", failure);
            } finally {
                running.set(null);
            }
        });
        return true;
    }

    private Deed result(String by, Running run, Checkpoints.Signed checkpoint) {
        var deed = Deed.of("LogChecked").by(by).with("size", checkpoint.size());
        try {
            return told(deed, check(run, checkpoint));
        } catch (CannotBeChecked | IOException | RuntimeException failure) {
            log.warn("The audit log could not be checked", failure);
            return deed.with("result", "not checked").with("sentence", failure.getMessage());
        }
    }

    private static Deed told(Deed deed, Verdict verdict) {
        var read = verdict.entries();
        var told = deed.with("entries", read.count())
                .with("archived", read.gone())
                .with("first", read.first())
                .with("last", read.last())
                .with("from", read.from())
                .with("to", read.to())
                .with("root", verdict.root())
                .with("result", verdict.isGood() ? "good" : "finding");
        if (verdict.finding().isEmpty()) {
            return told;
        }
        var finding = verdict.finding().get();
        var leaf = finding.leaf();
        return told.with("finding", finding.kind().word())
                .with("leaf", leaf.isPresent() ? leaf.getAsLong() : null)
                .with("sentence", finding.sentence());
    }

    /** By the key of this node's own file, where it has one: what the database says of keys proves nothing against whoever changed it. */
    private Verdict check(Running run, Checkpoints.Signed checkpoint) throws IOException, CannotBeChecked {
        var failure = new AtomicReference<@Nullable Exception>();
        var keys = key.signer()
                .map(signer -> List.of(signer.key()))
                .orElseGet(() ->
                        checkpoints.keys().stream().map(VerifierKey::parse).toList());
        try (var lines = new PipedInputStream(BUFFER)) {
            var to = new BufferedOutputStream(new PipedOutputStream(lines), BUFFER / 4);
            threads.execute(() -> {
                try (to) {
                    export.write(
                            new LogExport.Wanted(Question.EVERYTHING, null, Reader.OF_EVERYTHING),
                            checkpoint,
                            to,
                            leaf -> run.done = leaf);
                } catch (IOException | RuntimeException stopped) {
                    failure.compareAndSet(null, stopped);
                }
            });
            var verdict = new Verifier(keys, List.of()).check(lines, bytes -> {});
            var unread = failure.get();
            if (unread != null && !verdict.isGood()) {
                throw new IOException("The log could not be read: " + unread.getMessage(), unread);
            }
            return verdict;
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
