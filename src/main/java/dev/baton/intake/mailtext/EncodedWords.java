package dev.baton.intake.mailtext;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.regex.Pattern;

/** Headers as RFC 2047 encodes them, also where a program cut a letter in two; what is broken stays as it is. */
public final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,50})(?:\\*[^?\\s]*)?\\?([BbQq])\\?([^?]*)\\?=");

    private EncodedWords() {}

    public static String decode(String header) {
        var words = WORD.matcher(header);
        var text = new StringBuilder();
        var run = new ByteArrayOutputStream();
        var charset = "";
        int at = 0;
        while (words.find()) {
            var between = header.substring(at, words.start());
            boolean joined = at > 0 && between.isBlank();
            if (!joined || !charset.equalsIgnoreCase(words.group(1))) {
                text.append(MailCharsets.decode(run.toByteArray(), charset));
                run.reset();
                text.append(joined ? "" : between);
            }
            charset = words.group(1);
            if (!add(run, words.group(2), words.group(3))) {
                text.append(MailCharsets.decode(run.toByteArray(), charset)).append(words.group());
                run.reset();
            }
            at = words.end();
        }
        return text.append(MailCharsets.decode(run.toByteArray(), charset))
                .append(header.substring(at))
                .toString();
    }

    private static boolean add(ByteArrayOutputStream bytes, String encoding, String word) {
        if (encoding.equalsIgnoreCase("Q")) {
            quoted(bytes, word);
            return true;
        }
        try {
            var decoded = Base64.getMimeDecoder().decode(word);
            bytes.writeBytes(decoded);
            return decoded.length > 0 || word.isEmpty();
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    private static void quoted(ByteArrayOutputStream bytes, String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int high = c == '=' && i + 2 < word.length() ? Character.digit(word.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(word.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
    }
}
