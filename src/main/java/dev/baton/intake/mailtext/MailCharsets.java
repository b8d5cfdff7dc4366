package dev.baton.intake.mailtext;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bytes as the letters they were meant to be: what a mail says of its characters is believed where it can be true. */
public final class MailCharsets {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What is written there and what is meant by it. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("cp-1252", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"));

    private static final Set<String> UTF_7 =
            Set.of("utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7");
    private static final Set<String> ONE_BYTE = Set.of("windows-1252", "iso-8859-15", "us-ascii");

    private MailCharsets() {}

    /** @param label as the mail names it; null where it does not */
    public static String decode(byte[] bytes, @Nullable String label) {
        var name = label == null ? "" : label.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        if (UTF_7.contains(name)) {
            return utf7(bytes);
        }
        if (name.isEmpty() && isJapanese(bytes)) {
            return new String(bytes, charset("iso-2022-jp").orElse(StandardCharsets.UTF_8));
        }
        var named = charset(name);
        var isUnicode = strict(bytes, StandardCharsets.UTF_8);
        if (named.isEmpty()
                || named.get().equals(StandardCharsets.UTF_8)
                || ONE_BYTE.contains(named.get().name().toLowerCase(Locale.ROOT))) {
            return withoutMark(isUnicode.orElseGet(() -> new String(bytes, oneByte(named))));
        }
        return withoutMark(new String(bytes, named.get()));
    }

    /** What is no Unicode although it says so is from Windows. */
    private static Charset oneByte(Optional<Charset> named) {
        return named.filter(charset ->
                        !charset.equals(StandardCharsets.UTF_8) && !charset.equals(StandardCharsets.US_ASCII))
                .orElse(WINDOWS);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException others) {
            return Optional.empty();
        }
    }

    /** An escape to its letters, as no other text has it. */
    private static boolean isJapanese(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1B && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** RFC 2152: what stands between + and - is UTF-16 in base64. */
    private static String utf7(byte[] bytes) {
        var text = new StringBuilder();
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] != '+') {
                text.append((char) (bytes[at++] & 0xFF));
                continue;
            }
            int end = at + 1;
            while (end < bytes.length && isBase64(bytes[end])) {
                end++;
            }
            text.append(end == at + 1 ? "+" : utf16(bytes, at + 1, end));
            at = end < bytes.length && bytes[end] == '-' ? end + 1 : end;
        }
        return text.toString();
    }

    private static String utf16(byte[] bytes, int from, int to) {
        var whole = new ByteArrayOutputStream();
        whole.write(bytes, from, to - from);
        while (whole.size() % 4 != 0) {
            whole.write('=');
        }
        try {
            var units = Base64.getDecoder().decode(whole.toByteArray());
            return new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE);
        } catch (IllegalArgumentException broken) {
            return "+" + new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isBase64(byte one) {
        return one >= 'A' && one <= 'Z'
                || one >= 'a' && one <= 'z'
                || one >= '0' && one <= '9'
                || one == '+'
                || one == '/';
    }
}
