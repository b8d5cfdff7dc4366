package dev.baton.routing.choice;

import dev.baton.casefile.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why it is somebody, or nobody, in English. The reason of an absence is nobody's business. */
final class Reason {

    private static final int NAMED = 3;
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Reason() {}

    static String of(Rated chosen, @Nullable String skill, boolean somebodyWorks, Instant now) {
        var parts = new ArrayList<String>();
        var candidate = chosen.candidate();
        if (chosen.standIn().of() != null) {
            parts.add("stands in for " + chosen.standIn().of() + ", who is away");
        }
        if (skill != null && candidate.skill() > 0) {
            parts.add(skill(candidate.skill()) + " " + skill);
        }
        if (chosen.language() != null) {
            parts.add("speaks " + Locale.forLanguageTag(chosen.language()).getDisplayLanguage(Locale.ENGLISH));
        }
        if (candidate.knowsCase() || candidate.knowsAccount()) {
            parts.add("knows the " + candidate.knows());
        }
        parts.add(load(candidate));
        parts.addAll(presence(chosen.presence(), somebodyWorks, now));
        return String.join(", ", parts);
    }

    /** @param all of the group, none of whom can be asked */
    static String nobody(Collection<Candidate> all, Wanted wanted) {
        var members = all.stream().filter(Candidate::member).toList();
        var away = members.stream()
                .filter(one -> !one.isThere() && !wanted.not().contains(one.id()))
                .toList();
        if (members.isEmpty()) {
            return "nobody is in " + wanted.group();
        }
        return away.isEmpty() ? "nobody else is in " + wanted.group() : away(away);
    }

    private static String away(List<Candidate> away) {
        var named = away.stream().limit(NAMED).map(Reason::away).collect(Collectors.joining(", "));
        return away.size() > NAMED ? "%s and %d more are away".formatted(named, away.size() - NAMED) : named;
    }

    private static String away(Candidate one) {
        return one.awayUntil() == null
                ? one.id() + " gets no work"
                : one.id() + " is away until " + TimeFormat.told(one.awayUntil());
    }

    private static String skill(int level) {
        return switch (level) {
            case 1 -> "learns";
            case 2 -> "knows";
            default -> "is an expert in";
        };
    }

    private static String load(Candidate candidate) {
        if (candidate.capacity() != null) {
            return "%d of %d open".formatted(candidate.open(), candidate.capacity());
        }
        return candidate.open() == 0 ? "nothing open" : candidate.open() + " open";
    }

    private static List<String> presence(Presence presence, boolean somebodyWorks, Instant now) {
        var until = presence.until() == null ? "" : " until " + told(presence.until(), now);
        return switch (presence.kind()) {
            case ON_DUTY -> List.of("on duty" + until);
            case OFF -> List.of(somebodyWorks ? "does not work now" : "nobody works now");
            case WORKING -> until.isEmpty() ? List.of() : List.of("at work" + until);
        };
    }

    private static String told(Instant until, Instant now) {
        return Duration.between(now, until).compareTo(Duration.ofHours(20)) < 0
                ? TODAY.format(until)
                : TimeFormat.told(until);
    }
}
