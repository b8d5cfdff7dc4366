package dev.baton.audit.lines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Characters of a string that stand for themselves, looked at eight at once. */
final class PlainRun {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long CONTROL = ' ' * ONES;
    private static final long QUOTE = '"' * ONES;
    private static final long BACKSLASH = '\\' * ONES;

    private PlainRun() {}

    /** At most seven before the first character that is none, or may be none. */
    static int end(byte[] bytes, int from, int to) {
        var at = from;
        while (at + Long.BYTES <= to) {
            var eight = (long) EIGHT.get(bytes, at);
            var special = special(eight);
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** The high bit of each byte up to the first that is a control character, a quotation mark, a backslash or not ASCII. */
    private static long special(long eight) {
        var quote = eight ^ QUOTE;
        var backslash = eight ^ BACKSLASH;
        return (eight - CONTROL & ~eight | quote - ONES & ~quote | backslash - ONES & ~backslash | eight) & HIGH;
    }
}
