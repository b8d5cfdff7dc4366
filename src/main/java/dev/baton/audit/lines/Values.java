package dev.baton.audit.lines;

import dev.baton.audit.note.StrictBase64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values of a line in the types they have to have. */
public final class Values {

    private static final int HASH = 32;

    private Values() {}

    public static byte[] key(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** An integer from 0, within 2<sup>53</sup>. */
    public static long count(Members members, int member) throws NoLine {
        long count = 0;
        for (int at = members.from(member); at < members.to(member); at++) {
            var digit = members.bytes()[at];
            if (digit < '0' || digit > '9') {
                throw new NoLine("has no number at \"%s\"".formatted(members.key(member)));
            }
            count = 10 * count + digit - '0';
        }
        return count;
    }

    public static String text(Members members, int member) throws NoLine {
        if (!members.isText(member)) {
            throw new NoLine("has no text at \"%s\"".formatted(members.key(member)));
        }
        return members.text(member);
    }

    /** 32 bytes in base64. */
    public static byte[] hash(Members members, int member) throws NoLine {
        return hash(text(members, member), members.key(member));
    }

    public static List<byte[]> hashes(Members members, int member) throws NoLine {
        var key = members.key(member);
        var hashes = new ArrayList<byte[]>();
        for (var text : texts(members, member)) {
            hashes.add(hash(text, key));
        }
        return hashes;
    }

    /** An array of texts without escapes in them, as those of keys and hashes are. */
    static List<String> texts(Members members, int member) throws NoLine {
        var written = members.written(member);
        if (written.equals("[]")) {
            return List.of();
        }
        if (!written.startsWith("[\"") || !written.endsWith("\"]") || written.indexOf('\\') >= 0) {
            throw new NoLine("has no list of texts at \"%s\"".formatted(members.key(member)));
        }
        return List.of(written.substring(2, written.length() - 2).split("\",\"", -1));
    }

    private static byte[] hash(String text, String key) throws NoLine {
        return StrictBase64.bytes(text)
                .filter(bytes -> bytes.length == HASH)
                .orElseThrow(() -> new NoLine("has no hash of 32 bytes in base64 at \"%s\"".formatted(key)));
    }
}
