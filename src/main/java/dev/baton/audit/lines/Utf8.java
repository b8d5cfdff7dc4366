package dev.baton.audit.lines;

/** Characters of more than one byte, as RFC 3629 allows them. */
final class Utf8 {

    private Utf8() {}

    /** Where the character after this one begins; -1 where there is none. */
    static int next(byte[] bytes, int at, int to) {
        var first = bytes[at] & 0xff;
        if (first >= 0xc2 && first <= 0xdf) {
            return follow(bytes, at, to, 1, 0x80, 0xbf);
        }
        if (first >= 0xe0 && first <= 0xef) {
            return follow(bytes, at, to, 2, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
        }
        if (first >= 0xf0 && first <= 0xf4) {
            return follow(bytes, at, to, 3, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
        }
        return -1;
    }

    private static int follow(byte[] bytes, int at, int to, int count, int least, int most) {
        if (at + count >= to) {
            return -1;
        }
        var second = bytes[at + 1] & 0xff;
        if (second < least || second > most) {
            return -1;
        }
        for (var i = 2; i <= count; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return -1;
            }
        }
        return at + count + 1;
    }
}
