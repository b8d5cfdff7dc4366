package dev.baton.attachments;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is called once nothing in its name leads elsewhere, hides anything or turns letters round. */
final class FileName {

    private static final int LONGEST = 255;
    private static final String NONE = "file";

    /** Control and format characters, among them those that change the direction; line and paragraph separators; half pairs. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    /** What some file system takes for something else. */
    private static final Pattern SPECIAL = Pattern.compile("[:*?\"<>|]");

    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    private FileName() {}

    static String of(@Nullable String given) {
        var last = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var visible = INVISIBLE
                .matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
                .replaceAll("");
        var plain = EDGES.matcher(SPECIAL.matcher(visible).replaceAll("_")).replaceAll("");
        return plain.isEmpty() ? NONE : shortened(plain);
    }

    /** The end says what it is. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 || name.length() - dot > 20 ? "" : name.substring(dot);
        var end = LONGEST - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}
