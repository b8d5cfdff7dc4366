package dev.baton.routing.people;

import dev.baton.calendar.Calendars;
import dev.baton.casefile.TextRules;
import dev.baton.routing.Profile;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** What is wrong with what somebody says of a person, by the field, as the rest of a sentence that begins with it. */
@Component
public class ProfileCheck {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@+-]{0,62}");
    private static final String BATON = "baton";
    private static final Pattern SKILL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Set<String> LANGUAGES =
            Arrays.stream(java.util.Locale.getISOLanguages()).collect(Collectors.toSet());
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_CASES = 10_000;

    private final Calendars calendars;
    private final IdentityService identities;

    ProfileCheck(Calendars calendars, IdentityService identities) {
        this.calendars = calendars;
        this.identities = identities;
    }

    /** What may be named at all; read once for many people. */
    public record Known(Set<String> calendars, Set<String> groups) {}

    public Known known() {
        return new Known(
                new TreeSet<>(calendars.names(calendars.latest())),
                identities.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet()));
    }

    public Map<String, String> problems(Profile said, Known known) {
        var problems = new LinkedHashMap<String, String>();
        if (!ID.matcher(said.id()).matches()) {
            problems.put("id", "is none: 1 to 63 letters, digits and . _ @ + -, the first a letter or digit");
        }
        if (said.id().equalsIgnoreCase(BATON)) {
            problems.put("id", "is what Baton itself is called in every record");
        }
        name(said.name(), problems);
        unknown(said.groups(), known.groups(), "group", "groups", problems);
        skills(said.skills(), problems);
        unknown(said.languages(), LANGUAGES, "language; write it like de", "languages", problems);
        zone(said, problems);
        if (said.calendar() != null && !known.calendars().contains(said.calendar())) {
            problems.put(
                    "calendar",
                    "is no calendar; there are %s. Others go into calendars.yml"
                            .formatted(String.join(", ", known.calendars())));
        }
        if (said.capacity() != null && (said.capacity() < 0 || said.capacity() > MOST_CASES)) {
            problems.put("capacity", "must lie between 0 and 10,000; leave it out where no limit is known");
        }
        return problems;
    }

    private static void name(String name, Map<String, String> problems) {
        var problem = TextRules.problem(name, LONGEST_NAME, false);
        if (problem != null) {
            problems.put("name", problem);
        }
    }

    private static void skills(Map<String, Integer> skills, Map<String, String> problems) {
        if (skills.size() > MOST) {
            problems.put("skills", "are more than %d".formatted(MOST));
        }
        skills.forEach((skill, level) -> {
            if (!SKILL.matcher(skill).matches()) {
                problems.put(
                        "skills",
                        "have \"%s\", which is no name of one: 1 to 40 small letters, digits and -"
                                .formatted(shown(skill)));
            } else if (level == null || level < 1 || level > 3) {
                problems.put(
                        "skills",
                        "have %s at a level that there is not: 1 (learns it), 2 (knows it) or 3 (an expert)"
                                .formatted(skill));
            }
        });
    }

    private static void unknown(
            Collection<String> said, Set<String> known, String what, String field, Map<String, String> problems) {
        if (said.size() > MOST) {
            problems.put(field, "are more than %d".formatted(MOST));
        }
        said.stream()
                .filter(one -> !known.contains(one))
                .findFirst()
                .ifPresent(one -> problems.put(field, "have \"%s\", which is no %s".formatted(shown(one), what)));
    }

    private static void zone(Profile said, Map<String, String> problems) {
        try {
            if (said.zone() != null) {
                ZoneId.of(said.zone());
            }
        } catch (DateTimeException unknown) {
            problems.put("zone", "is no time zone; write one like Europe/Berlin");
        }
    }

    private static String shown(String text) {
        return TextRules.unstorable(text) >= 0 ? "(unreadable)" : TextRules.shortened(text, 60);
    }
}
