package dev.baton.audit.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The lines of an export: a thread of their own reads and scans the next ones while others are looked at. */
public final class LinesAhead implements AutoCloseable {

    private static final int BATCH_BYTES = 256 << 10;

    private final ExportLines lines;
    private final LongConsumer progress;
    private final LineReader reader = new LineReader();
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(1);
    private final Thread thread = new Thread(this::readAll, "audit-lines");
    private Iterator<Line> lookedAt = Collections.emptyIterator();
    private boolean isOver;

    /** @param progress told now and then how many bytes were read, by whoever asks for lines */
    public LinesAhead(InputStream input, LongConsumer progress) {
        lines = new ExportLines(input);
        this.progress = progress;
        thread.setDaemon(true);
        thread.start();
    }

    /** @param failure why there are no more lines; null where there are, or the file ends */
    private record Batch(
            List<Line> lines,
            long read,
            boolean isLast,
            @Nullable Throwable failure) {}

    /** The next line that is not blank; null at the end of the file. */
    public @Nullable Line next() throws IOException {
        while (!lookedAt.hasNext()) {
            if (isOver) {
                return null;
            }
            take();
        }
        return lookedAt.next();
    }

    /** Nobody reads the input any more when it returns. */
    @Override
    public void close() {
        thread.interrupt();
        var isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException meanwhile) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void take() throws IOException {
        try {
            var batch = batches.take();
            progress.accept(batch.read());
            isOver = batch.isLast();
            lookedAt = batch.lines().iterator();
            if (batch.failure() instanceof IOException unreadable) {
                throw unreadable;
            }
            if (batch.failure() != null) {
                throw new IllegalStateException("The export could not be read", batch.failure());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while reading");
        }
    }

    private void readAll() {
        try {
            try {
                Batch batch;
                do {
                    batch = batch();
                    batches.put(batch);
                } while (!batch.isLast());
            } catch (IOException | RuntimeException | Error failure) {
                batches.put(new Batch(List.of(), lines.read(), true, failure));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch batch() throws IOException {
        var batch = new ArrayList<Line>();
        for (var bytes = 0; bytes < BATCH_BYTES; ) {
            var raw = lines.next();
            if (raw == null) {
                return new Batch(batch, lines.read(), true, null);
            }
            var line = Line.of(raw, reader);
            bytes += line.length();
            batch.add(line);
        }
        return new Batch(batch, lines.read(), false, null);
    }
}
