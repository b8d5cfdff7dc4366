package dev.baton.models.contracts;

import dev.baton.casefile.Priority;
import dev.baton.engine.PlainAnswers;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What Baton needs of each decision to go on, and what it goes on with where the rules fail: somebody is named, asked and told a
 * time. How bad a case is and whose, no plain answer says.
 */
@Component
class PlainRules implements PlainAnswers {

    private static final Map<String, List<String>> NEEDED = Map.of(
            "checkFacts", List.of("factsSuffice"),
            "scoreCase", List.of("priority", "score", "reasons", "taskPriority", "highRisk"),
            "chooseTeam", List.of("team", "skill"),
            "setCadence", List.of("updateEvery"),
            "chooseContactHours", List.of("calendar"),
            "choosePath", List.of("kind"),
            "assignRoles", List.of("accountable"),
            "rankAuthority", List.of("authority"));

    private static final Map<String, Predicate<Object>> MEANT = Map.of(
            "factsSuffice", Boolean.class::isInstance,
            "priority", PlainRules::isPriority,
            "score", Number.class::isInstance,
            "taskPriority", Number.class::isInstance,
            "highRisk", Boolean.class::isInstance,
            "updateEvery", PlainRules::isTime,
            "nextLevel", Number.class::isInstance,
            "accountable", group -> !group.toString().contains(","),
            "authority", Number.class::isInstance);

    private static final Map<String, Map<String, Object>> PLAIN = Map.of(
            "checkFacts", Map.of("factsSuffice", false),
            "setCadence", Map.of("updateEvery", "PT24H"),
            "chooseContactHours", Map.of("calendar", "24x7"),
            "choosePath", Map.of("kind", "hierarchical", "nextLevel", 1, "toGroup", "leadership"),
            "chooseAudience", Map.of("audience", "Global CSM leader", "leadershipEvery", "P7D"),
            "assignRoles",
                    Map.of(
                            "responsible", "support-agent",
                            "accountable", "support-manager",
                            "consulted", "",
                            "informed", ""),
            "rankAuthority", Map.of("authority", 0));

    @Override
    public Optional<String> objection(String decision, Map<String, Object> answer) {
        return Stream.concat(NEEDED.getOrDefault(decision, List.of()).stream(), alsoNeeded(decision, answer))
                .filter(output -> !isMeant(output, answer.get(output)))
                .findFirst()
                .map(output -> "the column \"%s\" says %s, with which a case cannot go on"
                        .formatted(output, told(answer.get(output))));
    }

    @Override
    public Optional<Map<String, Object>> to(String decision) {
        return Optional.ofNullable(PLAIN.get(decision));
    }

    private static String told(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? "nothing" : value.toString();
    }

    /** Who joins an escalation asks nobody. */
    private static Stream<String> alsoNeeded(String decision, Map<String, Object> answer) {
        return decision.equals("choosePath") && !"join".equals(answer.get("kind"))
                ? Stream.of("nextLevel", "toGroup")
                : Stream.of();
    }

    private static boolean isMeant(String output, @Nullable Object value) {
        return value != null
                && !value.toString().isBlank()
                && MEANT.getOrDefault(output, anything -> true).test(value);
    }

    private static boolean isPriority(Object value) {
        return Arrays.stream(Priority.values())
                .anyMatch(priority -> priority.name().equals(value));
    }

    private static boolean isTime(Object value) {
        try {
            var time = Duration.parse(value.toString());
            return !time.isNegative() && !time.isZero();
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
