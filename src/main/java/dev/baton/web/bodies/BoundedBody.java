package dev.baton.web.bodies;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** A body as it comes in: no longer than it may be, and not more slowly than {@link #SLOWEST} after a first while. */
class BoundedBody implements InputBuffer {

    static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long FIRST_WHILE = TimeUnit.SECONDS.toNanos(10);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_FOR_A_PLACE = TimeUnit.MILLISECONDS.toNanos(500);
    /** Bytes a second. */
    private static final int SLOWEST = 16 * 1024;

    private static final int LOOK_EVERY_MILLIS = 5;
    private static final String SLOW =
            "The body came too slowly: no more than 5 seconds without any of it, and after 10 "
                    + "seconds at least 16 kB a second. Send it again.";
    private static final String MANY = "Too many bodies are waited for. Send the request again, and its body with it.";

    private final Request request;
    private final InputBuffer wire;
    private final WaitingBodies waiting;
    private final long largest;
    private final long length;
    private final long began = System.nanoTime();
    private long read;
    private boolean ended;
    private @Nullable BodyRefused refused;

    BoundedBody(Request request, long largest, WaitingBodies waiting) {
        this.request = request;
        this.wire = request.getCoyoteRequest().getInputBuffer();
        this.waiting = waiting;
        this.largest = largest;
        this.length = request.getContentLengthLong();
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (refused != null) {
            throw refused;
        }
        var count = isWhole() || length >= 0 && isThere() ? wire.doRead(handler) : readWhenThere(handler);
        if (count < 0) {
            ended = true;
        } else {
            read += count;
        }
        if (read > largest) {
            throw refuse(413, tooLarge(largest));
        }
        return count;
    }

    @Override
    public int available() {
        return wire.available();
    }

    boolean isRead() {
        return ended || isWhole();
    }

    boolean isRefused() {
        return refused != null;
    }

    InputBuffer wire() {
        return wire;
    }

    static String tooLarge(long largest) {
        return "The body is too large: at most %,d bytes.".formatted(largest);
    }

    /** Of a chunked body even what is there may end in the middle of what Tomcat waits for, hence a place for each read. */
    private int readWhenThere(ApplicationBufferHandler handler) throws IOException {
        try (var place = place()) {
            var silentSince = System.nanoTime();
            while (!isThere()) {
                if (place.isLost()) {
                    throw refuse(503, MANY);
                }
                if (since(silentSince) > LONGEST_SILENCE || since(began) > FIRST_WHILE + SECOND * read / SLOWEST) {
                    throw refuse(408, SLOW);
                }
                sleep();
            }
            return wire.doRead(handler);
        }
    }

    private WaitingBodies.Place place() throws IOException {
        var since = System.nanoTime();
        var place = waiting.take();
        while (place == null) {
            if (since(since) > LONGEST_FOR_A_PLACE) {
                throw refuse(503, MANY);
            }
            sleep();
            place = waiting.take();
        }
        return place;
    }

    /** Something to read, or the end of a chunked body, which Tomcat may have seen with the last of its bytes. */
    private boolean isThere() {
        var coyote = request.getCoyoteRequest();
        var end = new AtomicBoolean();
        coyote.action(ActionCode.REQUEST_BODY_FULLY_READ, end);
        if (end.get()) {
            return true;
        }
        coyote.action(ActionCode.AVAILABLE, true);
        return coyote.getAvailable() > 0;
    }

    private BodyRefused refuse(int status, String detail) {
        refused = new BodyRefused(status, detail).tell(request);
        return refused;
    }

    private boolean isWhole() {
        return length >= 0 && read >= length;
    }

    private static long since(long then) {
        return System.nanoTime() - then;
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
