package dev.baton.intake.mail;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.SharedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Of a part that has parts only the first are parsed: what comes after them takes neither time nor memory. */
final class FirstParts {

    private static final int LONGEST_LINE = 1_000;

    private FirstParts() {}

    /** Its content, with one part more than that at most, so that it shows that there are more. */
    static Object content(Part part, int most) throws IOException, MessagingException {
        if (PartBytes.raw(part) instanceof SharedInputStream shared) {
            var end = end(shared.newStream(0, -1), PartBytes.parameter(part, "boundary"), most + 2);
            if (end >= 0) {
                return new MimeMultipart(new Beginning(shared, end, part.getContentType()));
            }
        }
        return part.getContent();
    }

    /** Where the line stands that begins the part of this number; -1 where there are fewer. */
    private static long end(InputStream raw, @Nullable String boundary, int nth) throws IOException {
        try (var in = new BufferedInputStream(raw, 1 << 16)) {
            return end(in, boundary, nth);
        }
    }

    private static long end(BufferedInputStream in, @Nullable String boundary, int nth) throws IOException {
        var line = new byte[LONGEST_LINE];
        var sought = boundary == null ? null : "--" + boundary;
        long at = 0;
        int found = 0;
        while (true) {
            int length = 0;
            long start = at;
            int one;
            while ((one = in.read()) >= 0 && one != '\n' && one != '\r') {
                if (length < LONGEST_LINE) {
                    line[length++] = (byte) one;
                }
                at++;
            }
            at++;
            if (length > 1 && line[0] == '-' && line[1] == '-') {
                var told = new String(line, 0, length, StandardCharsets.ISO_8859_1).stripTrailing();
                sought = sought == null ? told : sought;
                if (told.equals(sought) && ++found == nth) {
                    return start;
                }
            }
            if (one < 0) {
                return -1;
            }
        }
    }

    private record Beginning(SharedInputStream whole, long end, String getContentType) implements DataSource {

        @Override
        public InputStream getInputStream() {
            return whole.newStream(0, end);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("What was sent is not written to");
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
