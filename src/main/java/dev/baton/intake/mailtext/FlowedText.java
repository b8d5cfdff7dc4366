package dev.baton.intake.mailtext;

import java.util.ArrayList;

/** Lines that a mail program broke only to send them (RFC 3676), as their writer sees them. */
public final class FlowedText {

    private FlowedText() {}

    /** @param withoutBlank whether the blank at which a line was broken is not part of the text (DelSp) */
    public static String of(String text, boolean withoutBlank) {
        var lines = new ArrayList<String>();
        String open = null;
        int openDepth = 0;
        for (var line : text.split("\n", -1)) {
            int depth = depth(line);
            var words = line.substring(depth);
            words = words.startsWith(" ") ? words.substring(1) : words;
            boolean isSignature = words.equals("-- ");
            boolean isBroken = words.endsWith(" ") && !isSignature;
            var own = isBroken && withoutBlank ? words.substring(0, words.length() - 1) : words;
            if (open != null && (depth != openDepth || isSignature)) {
                lines.add(open);
                open = null;
            }
            open = open == null ? prefix(depth) + own : open + own;
            openDepth = depth;
            if (!isBroken) {
                lines.add(open);
                open = null;
            }
        }
        if (open != null) {
            lines.add(open);
        }
        return String.join("\n", lines);
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static String prefix(int depth) {
        return depth == 0 ? "" : ">".repeat(depth) + " ";
    }
}
