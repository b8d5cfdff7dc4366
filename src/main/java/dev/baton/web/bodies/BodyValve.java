package dev.baton.web.bodies;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Stands before everything that reads a body, and bounds what it can read and for how long. */
public class BodyValve extends ValveBase {

    /** Bytes. Beyond the longest text that is kept, with each of its characters escaped. */
    public static final long LARGEST = 8L * 1024 * 1024;

    /** Bytes. Deployments. */
    public static final long LARGEST_MULTIPART = 20L * 1024 * 1024;

    /** Bytes. A file of 25 MB, and what is around it. */
    public static final long LARGEST_FILE = 25L * 1024 * 1024 + 64 * 1024;

    /** Bytes. A raw mail of 40 MB; whoever is a little beyond is answered by what reads it. */
    public static final long LARGEST_MAIL = 40L * 1024 * 1024 + 64 * 1024;

    /** Bytes. What the engine is asked by POST; each condition in it makes the question to the database longer. */
    public static final long LARGEST_QUERY = 128L * 1024;

    private static final Pattern QUERY =
            Pattern.compile("(?:/engine-rest|/camunda/api/engine/engine/[^/]+)/(?!message|signal|condition)"
                    + "(?:(?:history/)?[a-z-]+(?:/count)?|filter/[^/]+/(?:list|count|singleResult))/?");

    private static final Pattern FILE = Pattern.compile("(?:/api)?/cases/[^/]+/attachments/?|/status/[^/]+/files/?");
    private static final Pattern MAIL = Pattern.compile("/api/mail/?");

    private final WaitingBodies waiting = new WaitingBodies();
    private final BiConsumer<Request, BodyRefused> answer;

    /** @param answer writes the refusal of a body that nobody has begun to read */
    public BodyValve(BiConsumer<Request, BodyRefused> answer) {
        super(true);
        this.answer = answer;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var largest = largest(request);
        if (request.getContentLengthLong() > largest) {
            answer.accept(request, new BodyRefused(413, BoundedBody.tooLarge(largest)));
            leaveUnread(request);
        } else if (hasBody(request)) {
            bounded(request, response, new BoundedBody(request, largest, waiting));
        } else {
            getNext().invoke(request, response);
        }
    }

    private void bounded(Request request, Response response, BoundedBody body) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        coyote.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            readToTheEnd(request, body);
        } finally {
            coyote.setInputBuffer(body.wire());
        }
    }

    /** Tomcat would wait for what nobody wanted to read, and longer. */
    private static void readToTheEnd(Request request, BoundedBody body) {
        if (request.isAsync()) {
            return;
        }
        try {
            var nothing = new Nothing();
            while (!body.isRead()) {
                body.doRead(nothing);
            }
        } catch (IOException refusedOrGone) {
            leaveUnread(request);
        }
    }

    private static void leaveUnread(Request request) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** An address that cannot be decoded is refused behind this. */
    private static long largest(Request request) {
        var address = request.getDecodedRequestURI();
        if (address != null
                && request.getMethod().equals("POST")
                && QUERY.matcher(address).matches()) {
            return LARGEST_QUERY;
        }
        if (address != null && MAIL.matcher(address).matches()) {
            return LARGEST_MAIL;
        }
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return LARGEST;
        }
        return address != null && FILE.matcher(address).matches() ? LARGEST_FILE : LARGEST_MULTIPART;
    }

    /** Takes what is read, for nobody. */
    private static final class Nothing implements ApplicationBufferHandler {

        private ByteBuffer last = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer read) {
            last = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return last;
        }

        @Override
        public void expand(int size) {
            // nothing is kept
        }
    }
}
