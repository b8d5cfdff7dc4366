package dev.baton.desk.search;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.casefile.TextRules;
import dev.baton.security.Groups;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Filters as they stand in an address. What is not known is refused with what there is. */
@Component
public class FilterReader {

    /** What may be asked; {@code limit} and {@code after} besides. */
    public static final List<String> FIELDS = List.of(
            "q", "status", "priority", "team", "accountable", "responsible", "account", "escalated", "dueBefore");

    /** The person who asks. */
    public static final String ME = "me";

    private static final String SKILL = "skill-";
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_ID = 100;
    private static final int MOST_VALUES = 50;
    private static final Set<String> PAGING = Set.of("limit", "after");

    private final IdentityService identities;

    FilterReader(IdentityService identities) {
        this.identities = identities;
    }

    /**
     * @param asked the parameters of the address; several values of one are separated by commas, blank ones count as not there
     * @throws Refusal that names the parameter
     */
    public CaseFilter read(Map<String, String> asked, String person) {
        checkNames(asked.keySet());
        return new CaseFilter(
                words(asked.get("q")),
                statuses(asked.get("status")),
                among("priority", upper(values("priority", asked)), CaseFilter::priorityIds),
                among("team", values("team", asked), this::teams),
                people("accountable", asked, person),
                people("responsible", asked, person),
                values("account", asked),
                escalated(asked.get("escalated")),
                instant(asked.get("dueBefore")));
    }

    /** Of the {@link #teams} those that work on cases, and {@link CaseFilter#NONE}: not who looks after the desk, nor skills. */
    public Set<String> workingTeams() {
        return teams().stream()
                .filter(team ->
                        Groups.DESK.contains(team) || (!Groups.NAMES.containsKey(team) && !team.startsWith(SKILL)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The groups a case may be with. */
    public Set<String> teams() {
        var teams = identities.createGroupQuery().orderByGroupId().asc().list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        teams.add(CaseFilter.NONE);
        return teams;
    }

    private static void checkNames(Set<String> names) {
        for (var name : names) {
            if (!FIELDS.contains(name) && !PAGING.contains(name)) {
                throw new Refusal(
                        TextRules.shortened(name, LONGEST_ID),
                        "is nothing cases are asked by; ask by " + String.join(", ", FIELDS) + ", limit or after");
            }
        }
    }

    private static @Nullable String words(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        var problem = TextRules.problem(asked, LONGEST_WORDS, false);
        if (problem != null) {
            throw new Refusal("q", problem + ". Give the words that matter");
        }
        return asked.strip();
    }

    private static Set<Status> statuses(@Nullable String asked) {
        var known = Arrays.stream(Status.values()).map(Status::label).toList();
        return among("status", split("status", asked), () -> known).stream()
                .map(label -> Status.valueOf(label.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    private static @Nullable Boolean escalated(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        return among("escalated", Set.of(asked.strip()), () -> List.of("true", "false"))
                .contains("true");
    }

    private static @Nullable Instant instant(@Nullable String asked) {
        try {
            return asked == null || asked.isBlank() ? null : Instant.parse(asked.strip());
        } catch (DateTimeException unreadable) {
            throw new Refusal("dueBefore", "is not a valid time; write it like 2027-03-31T14:30:00Z");
        }
    }

    private static Set<String> people(String name, Map<String, String> asked, String person) {
        return values(name, asked).stream()
                .map(id -> id.equals(ME) ? person : id)
                .collect(Collectors.toSet());
    }

    private static Set<String> upper(Set<String> ids) {
        return ids.stream()
                .map(id -> id.equalsIgnoreCase(CaseFilter.NONE) ? CaseFilter.NONE : id.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> among(String name, Set<String> given, Supplier<? extends Collection<String>> known) {
        if (!given.isEmpty()) {
            var allowed = known.get();
            if (!allowed.containsAll(given)) {
                throw new Refusal(name, "must be one or more of " + String.join(", ", allowed));
            }
        }
        return given;
    }

    private static Set<String> values(String name, Map<String, String> asked) {
        return split(name, asked.get(name));
    }

    private static Set<String> split(String name, @Nullable String asked) {
        if (asked == null) {
            return Set.of();
        }
        var values = Arrays.stream(asked.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
        if (values.size() > MOST_VALUES
                || values.stream().anyMatch(value -> TextRules.problem(value, LONGEST_ID, true) != null)) {
            throw new Refusal(name, "takes at most %d values of %d characters".formatted(MOST_VALUES, LONGEST_ID));
        }
        return values;
    }
}
