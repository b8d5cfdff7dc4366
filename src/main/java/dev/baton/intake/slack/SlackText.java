package dev.baton.intake.slack;

import java.util.regex.Pattern;

/** What people write in Slack, as plain text. */
final class SlackText {

    private static final Pattern LABELLED = Pattern.compile("<(https?:[^|>]+|mailto:[^|>]+)\\|([^>]*)>");
    private static final Pattern LINK = Pattern.compile("<((?:https?|mailto):[^>]+)>");
    private static final Pattern NAMED = Pattern.compile("<[@#!][^|>]*\\|([^>]*)>");
    private static final Pattern MENTION = Pattern.compile("<([@#])([A-Z0-9]+)>");
    private static final Pattern EVERYBODY = Pattern.compile("<!([a-z]+)[^>]*>");

    private SlackText() {}

    static String plain(String written) {
        var text = LABELLED.matcher(written).replaceAll("$2 ($1)");
        text = LINK.matcher(text).replaceAll("$1");
        text = NAMED.matcher(text).replaceAll("$1");
        text = MENTION.matcher(text).replaceAll("$1$2");
        text = EVERYBODY.matcher(text).replaceAll("@$1");
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
