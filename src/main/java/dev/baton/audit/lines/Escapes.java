package dev.baton.audit.lines;

/** What a canonical string says: all its escapes stand for characters of one byte. */
public final class Escapes {

    private static final String LETTERS = "bfnrt";
    private static final String MEANT = "\b\f\n\r\t";

    private Escapes() {}

    @FunctionalInterface
    public interface Sink {

        void take(byte[] bytes, int offset, int length);
    }

    /** @param from after the opening quotation mark */
    static void resolve(byte[] bytes, int from, int to, Sink sink) {
        var run = from;
        var at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                at++;
                continue;
            }
            sink.take(bytes, run, at - run);
            sink.take(new byte[] {meant(bytes, at + 1)}, 0, 1);
            at += bytes[at + 1] == 'u' ? 6 : 2;
            run = at;
        }
        sink.take(bytes, run, to - run);
    }

    private static byte meant(byte[] bytes, int at) {
        if (bytes[at] == 'u') {
            return (byte) (Character.digit(bytes[at + 3], 16) << 4 | Character.digit(bytes[at + 4], 16));
        }
        var letter = LETTERS.indexOf(bytes[at]);
        return letter < 0 ? bytes[at] : (byte) MEANT.charAt(letter);
    }
}
