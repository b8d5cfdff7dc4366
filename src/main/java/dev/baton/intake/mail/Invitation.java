package dev.baton.intake.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an invitation (iCalendar, RFC 5545) says, in a line. */
final class Invitation {

    private static final int LONGEST = 500;

    private Invitation() {}

    static String told(String calendar) {
        var fields = fields(calendar);
        var method = fields.getOrDefault("METHOD", "");
        var what = switch (method) {
            case "REPLY" -> "The mail answers an invitation (%s)".formatted(answer(calendar));
            case "CANCEL" -> "The mail takes an invitation back";
            default -> "The mail is an invitation";
        };
        var details = Stream.of("SUMMARY", "DTSTART", "DTEND", "LOCATION", "ORGANIZER")
                .filter(fields::containsKey)
                .map(fields::get)
                .collect(Collectors.joining(", "));
        var told = details.isEmpty() ? what + "." : "%s: %s.".formatted(what, details);
        return told.length() > LONGEST ? told.substring(0, LONGEST) + "…" : told;
    }

    static String description(String calendar) {
        return fields(calendar).getOrDefault("DESCRIPTION", "");
    }

    private static String answer(String calendar) {
        var text = calendar.toUpperCase(java.util.Locale.ROOT);
        return text.contains("PARTSTAT=ACCEPTED")
                ? "accepted"
                : text.contains("PARTSTAT=DECLINED")
                        ? "declined"
                        : text.contains("PARTSTAT=TENTATIVE") ? "tentative" : "answered";
    }

    /** The first of each, of the event and not of its time zone. */
    private static Map<String, String> fields(String calendar) {
        var fields = new LinkedHashMap<String, String>();
        boolean inZone = false;
        for (var line :
                calendar.replaceAll("\\r?\\n[ \\t]", "").lines().limit(5_000).toList()) {
            inZone = line.startsWith("BEGIN:VTIMEZONE") || inZone && !line.startsWith("END:VTIMEZONE");
            int colon = colon(line);
            if (colon > 0 && !inZone) {
                var name = line.substring(0, colon).split(";", 2)[0].toUpperCase(java.util.Locale.ROOT);
                fields.putIfAbsent(name, value(line.substring(colon + 1)));
            }
        }
        return fields;
    }

    /** Parameters may have one between quotation marks. */
    private static int colon(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            if (line.charAt(i) == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String value(String given) {
        return given.replace("\\n", "\n")
                .replace("\\N", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\")
                .replaceFirst("(?i)^mailto:", "")
                .strip();
    }
}
