package dev.baton.audit.lines;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whether bytes are an object in the canonical form of {@link dev.baton.audit.tree.CanonicalJson}, and where its members stand, three
 * levels down. What it does not recognize may still be such an object; what it recognizes is one.
 */
final class CanonicalScan {

    private static final int DEEPEST_MEMBERS = 3;
    private static final int MOST_MEMBERS = 100_000;
    private static final int DEEPEST = 200;
    private static final int DIGITS = 16;
    private static final long LARGEST = 1L << 53;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    /** Characters that stand for themselves in a string, and are one byte. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', 0x80, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private static final int NO = -1;

    private final Members members = new Members();
    private byte[] bytes = {};
    private int to;

    boolean isCanonicalObject(byte[] line, int from, int end) {
        bytes = line;
        to = end;
        members.clear(line);
        return from < to && bytes[from] == '{' && object(from, 1) == to;
    }

    /** Of the object that was scanned last. */
    Members members() {
        return members;
    }

    private int value(int at, int depth) {
        if (at >= to || depth > DEEPEST) {
            return NO;
        }
        return switch (bytes[at]) {
            case '"' -> string(at);
            case '{' -> object(at, depth);
            case '[' -> array(at, depth);
            case 't' -> literal(at, TRUE);
            case 'f' -> literal(at, FALSE);
            case 'n' -> literal(at, NULL);
            default -> number(at);
        };
    }

    private int object(int begin, int depth) {
        var at = begin + 1;
        if (is(at, '}')) {
            return at + 1;
        }
        var lastFrom = NO;
        var lastTo = NO;
        while (is(at, '"')) {
            var keyEnd = string(at);
            if (keyEnd == NO || !is(keyEnd, ':') || lastFrom != NO && !ascend(lastFrom, lastTo, at + 1, keyEnd - 1)) {
                return NO;
            }
            lastFrom = at + 1;
            lastTo = keyEnd - 1;
            var member = NO;
            if (depth <= DEEPEST_MEMBERS) {
                if (members.count() == MOST_MEMBERS) {
                    return NO;
                }
                member = members.begin(depth, lastFrom, lastTo, keyEnd + 1);
            }
            at = value(keyEnd + 1, depth + 1);
            if (at == NO) {
                return NO;
            }
            if (member != NO) {
                members.end(member, at);
            }
            if (is(at, '}')) {
                return at + 1;
            }
            if (!is(at, ',')) {
                return NO;
            }
            at++;
        }
        return NO;
    }

    private int array(int begin, int depth) {
        var at = begin + 1;
        if (is(at, ']')) {
            return at + 1;
        }
        while (true) {
            at = value(at, depth + 1);
            if (at == NO) {
                return NO;
            }
            if (is(at, ']')) {
                return at + 1;
            }
            if (!is(at, ',')) {
                return NO;
            }
            at++;
        }
    }

    private int string(int begin) {
        var at = begin + 1;
        while (at < to) {
            at = PlainRun.end(bytes, at, to);
            if (at == to) {
                return NO;
            }
            var character = bytes[at] & 0xff;
            if (PLAIN[character]) {
                at++;
            } else if (character == '"') {
                return at + 1;
            } else {
                at = character == '\\' ? escape(at) : Utf8.next(bytes, at, to);
                if (at == NO) {
                    return NO;
                }
            }
        }
        return NO;
    }

    private int escape(int at) {
        if (at + 1 >= to) {
            return NO;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> isControl(at + 2) ? at + 6 : NO;
            default -> NO;
        };
    }

    /** Four small hexadecimal digits of a control character that has no letter. */
    private boolean isControl(int at) {
        if (at + 4 > to || bytes[at] != '0' || bytes[at + 1] != '0' || bytes[at + 2] != '0' && bytes[at + 2] != '1') {
            return false;
        }
        var digit = bytes[at + 3];
        if (digit >= 'a' && digit <= 'f') {
            return bytes[at + 2] == '1' || digit == 'b' || digit == 'e' || digit == 'f';
        }
        return digit >= '0' && digit <= '9' && (bytes[at + 2] == '1' || digit < '8');
    }

    private int number(int begin) {
        var first = is(begin, '-') ? begin + 1 : begin;
        var at = first;
        long value = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - first <= DIGITS) {
            value = 10 * value + bytes[at] - '0';
            at++;
        }
        var isZero = value == 0 && at == begin + 1;
        return at > first && (isZero || bytes[first] != '0') && value <= LARGEST ? at : NO;
    }

    private int literal(int at, byte[] word) {
        var end = at + word.length;
        return end <= to && Arrays.equals(bytes, at, end, word, 0, word.length) ? end : NO;
    }

    private boolean is(int at, char character) {
        return at < to && bytes[at] == character;
    }

    /** Whether a key stands before the next one, by UTF-16 units. */
    private boolean ascend(int from, int end, int nextFrom, int nextEnd) {
        if (isPlain(from, end) && isPlain(nextFrom, nextEnd)) {
            return Arrays.compare(bytes, from, end, bytes, nextFrom, nextEnd) < 0;
        }
        return text(from, end).compareTo(text(nextFrom, nextEnd)) < 0;
    }

    private boolean isPlain(int from, int end) {
        for (var i = from; i < end; i++) {
            if (!PLAIN[bytes[i] & 0xff]) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int end) {
        var text = new ByteArrayOutputStream();
        Escapes.resolve(bytes, from, end, text::write);
        return text.toString(StandardCharsets.UTF_8);
    }
}
