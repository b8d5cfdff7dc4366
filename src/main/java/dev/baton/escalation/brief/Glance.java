package dev.baton.escalation.brief;

import org.jspecify.annotations.Nullable;

/** Words of people in a text of a form, which shows no more of them than a glance takes; the whole of them is on the case's page. */
final class Glance {

    private static final int MOST = 400;

    private Glance() {}

    /** On one line; null where there are none. */
    static @Nullable String at(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        var line = written.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST)) + "…";
    }
}
