package dev.baton.audit.lines;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the members of a scanned object stand: each by its number, in the order of the text, the members of its value after it. */
public final class Members {

    public static final int NONE = -1;

    private static final int FIELDS = 6;
    private static final int DEPTH = 0;
    private static final int KEY_FROM = 1;
    private static final int KEY_TO = 2;
    private static final int FROM = 3;
    private static final int TO = 4;
    private static final int NEXT = 5;

    private int[] places = {};
    private byte[] bytes = {};
    private int count;

    void clear(byte[] scanned) {
        bytes = scanned;
        count = 0;
    }

    int count() {
        return count;
    }

    /** As they are now, whatever is scanned next. */
    Members kept() {
        var kept = new Members();
        kept.places = Arrays.copyOf(places, count * FIELDS);
        kept.bytes = bytes;
        kept.count = count;
        return kept;
    }

    int begin(int depth, int keyFrom, int keyTo, int from) {
        var member = count++;
        if (count * FIELDS > places.length) {
            places = Arrays.copyOf(places, Math.max(64 * FIELDS, 2 * places.length));
        }
        places[member * FIELDS + DEPTH] = depth;
        places[member * FIELDS + KEY_FROM] = keyFrom;
        places[member * FIELDS + KEY_TO] = keyTo;
        places[member * FIELDS + FROM] = from;
        return member;
    }

    void end(int member, int to) {
        places[member * FIELDS + TO] = to;
        places[member * FIELDS + NEXT] = count;
    }

    /** The first member of the value of another one, or of the whole. */
    public int firstIn(int parent) {
        var next = parent + 1;
        return next < count && depth(next) == (parent == NONE ? 1 : depth(parent) + 1) ? next : NONE;
    }

    /** The one after it in the same object. */
    public int after(int member) {
        var next = get(member, NEXT);
        return next < count && depth(next) == depth(member) ? next : NONE;
    }

    /** By its key, in the value of another one or in the whole. */
    public int find(int parent, byte[] key) {
        for (var member = firstIn(parent); member != NONE; member = after(member)) {
            if (isKey(member, key)) {
                return member;
            }
        }
        return NONE;
    }

    /** @param key as it is written */
    public boolean isKey(int member, byte[] key) {
        return Arrays.equals(bytes, get(member, KEY_FROM), get(member, KEY_TO), key, 0, key.length);
    }

    /** Whether the value is a text that is written like that. */
    public boolean isText(int member, byte[] written) {
        return isText(member) && Arrays.equals(bytes, from(member) + 1, to(member) - 1, written, 0, written.length);
    }

    /** A key is written in one way only. */
    public boolean haveOneKey(int member, int other) {
        return Arrays.equals(
                bytes, get(member, KEY_FROM), get(member, KEY_TO), bytes, get(other, KEY_FROM), get(other, KEY_TO));
    }

    public String key(int member) {
        return resolved(get(member, KEY_FROM), get(member, KEY_TO));
    }

    public int from(int member) {
        return get(member, FROM);
    }

    public int to(int member) {
        return get(member, TO);
    }

    public boolean isText(int member) {
        return bytes[from(member)] == '"';
    }

    public boolean isObject(int member) {
        return bytes[from(member)] == '{';
    }

    /** The value as it is written. */
    String written(int member) {
        return new String(bytes, from(member), to(member) - from(member), StandardCharsets.UTF_8);
    }

    /** What a text says. */
    public String text(int member) {
        return resolved(from(member) + 1, to(member) - 1);
    }

    /** As {@link #text(int)}, in UTF-8 and piece by piece. */
    public void text(int member, Escapes.Sink sink) {
        Escapes.resolve(bytes, from(member) + 1, to(member) - 1, sink);
    }

    public byte[] bytes() {
        return bytes;
    }

    private int depth(int member) {
        return get(member, DEPTH);
    }

    private int get(int member, int field) {
        return places[member * FIELDS + field];
    }

    private String resolved(int from, int to) {
        var text = new ByteArrayOutputStream(to - from);
        Escapes.resolve(bytes, from, to, text::write);
        return text.toString(StandardCharsets.UTF_8);
    }
}
