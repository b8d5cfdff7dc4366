package dev.baton.intake.mailtext;

import java.util.regex.Pattern;

/** What a subject says without what mail programs put before it. */
public final class Subjects {

    private static final String REPLIED = "re|aw|sv|vs|antw|antwort|odp|ynt|ris|res|rif|r|回复|答复|返信";
    private static final String PASSED_ON = "fw|fwd|wg|tr|rv|i|enc|doorst|vl|转发|転送";
    private static final Pattern PREFIX =
            Pattern.compile("(?iu)^\\s*(?:(?:" + REPLIED + "|" + PASSED_ON + ")(?:\\[\\d+]|\\(\\d+\\))?\\s?[:：]\\s*)+");
    private static final Pattern REPLY =
            Pattern.compile("(?iu)^\\s*(?:" + REPLIED + ")(?:\\[\\d+]|\\(\\d+\\))?\\s?[:：].*");
    private static final Pattern FORWARD =
            Pattern.compile("(?iu)^\\s*(?:" + PASSED_ON + ")(?:\\[\\d+]|\\(\\d+\\))?\\s?[:：].*");

    /** The case's number and what proves that it was told. */
    private static final Pattern TOKEN = Pattern.compile("\\s*\\[C-\\d{6,18}\\.[A-Za-z0-9_-]+]");

    private Subjects() {}

    public static String topic(String subject) {
        var plain = TOKEN.matcher(subject).replaceAll("");
        return PREFIX.matcher(plain).replaceFirst("").replaceAll("\\s+", " ").strip();
    }

    public static boolean isReply(String subject) {
        return REPLY.matcher(subject).matches();
    }

    public static boolean isForward(String subject) {
        return FORWARD.matcher(subject).matches();
    }
}
