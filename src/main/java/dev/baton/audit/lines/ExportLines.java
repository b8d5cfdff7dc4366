package dev.baton.audit.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one at a time and without white space around them, in as much memory as the longest one may take. */
final class ExportLines {

    static final int LONGEST = 8 << 20;

    private static final int BLOCK = 256 << 10;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream input;
    private byte[] buffer = new byte[BLOCK];
    private int from;
    private int to;
    private long read;
    private long number;

    ExportLines(InputStream input) {
        this.input = input;
    }

    /**
     * A line, until the next one is asked for.
     *
     * @param number from 1
     * @param isTooLong whether it is longer than a line may be; then it has no bytes
     * @param isEnded whether a line break follows: else the file ends here
     */
    record Raw(long number, byte[] bytes, int from, int to, boolean isTooLong, boolean isEnded) {}

    /** The next line that is not blank; null at the end of the file. */
    @Nullable
    Raw next() throws IOException {
        while (true) {
            var line = line();
            if (line == null || line.isTooLong() || line.from() < line.to()) {
                return line;
            }
        }
    }

    /** How many bytes so far. */
    long read() {
        return read;
    }

    private @Nullable Raw line() throws IOException {
        var searched = from;
        while (true) {
            for (var i = searched; i < to; i++) {
                if (buffer[i] == '\n') {
                    var line = trimmed(from, i, true);
                    from = i + 1;
                    return line;
                }
            }
            searched = to - from;
            if (searched > LONGEST) {
                return tooLong();
            }
            if (!fill()) {
                var line = from == to ? null : trimmed(from, to, false);
                from = to;
                return line;
            }
            searched += from;
        }
    }

    private Raw trimmed(int first, int end, boolean isEnded) {
        number++;
        var begin = first;
        var stop = end;
        if (number == 1 && startsWithMark(begin, stop)) {
            begin += BYTE_ORDER_MARK.length;
        }
        while (begin < stop && isWhite(buffer[begin])) {
            begin++;
        }
        while (begin < stop && isWhite(buffer[stop - 1])) {
            stop--;
        }
        return new Raw(number, buffer, begin, stop, false, isEnded);
    }

    private Raw tooLong() throws IOException {
        number++;
        do {
            for (; from < to; from++) {
                if (buffer[from] == '\n') {
                    from++;
                    return new Raw(number, buffer, 0, 0, true, true);
                }
            }
        } while (fill());
        return new Raw(number, buffer, 0, 0, true, false);
    }

    /** Moves what is left to the front, makes room and reads on; false at the end of the file. */
    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LONGEST + BLOCK));
        }
        var count = input.read(buffer, to, buffer.length - to);
        if (count < 0) {
            return false;
        }
        to += count;
        read += count;
        return true;
    }

    private boolean startsWithMark(int begin, int stop) {
        return stop - begin >= BYTE_ORDER_MARK.length
                && Arrays.equals(
                        buffer, begin, begin + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static boolean isWhite(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }
}
