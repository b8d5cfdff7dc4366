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
 * time. Whoever has least to do is chosen where nobody is rated. How bad a case is and whose, no plain answer says.
 */
@Component
class PlainRules implements PlainAnswers {

    private static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry("checkFacts", List.of("factsSuffice")),
            Map.entry("scoreCase", List.of("priority", "score", "reasons", "taskPriority", "highRisk")),
            Map.entry("chooseTeam", List.of("team", "skill")),
            Map.entry("rateKnowledge", List.of("points")),
            Map.entry("rateAvailability", List.of("points")),
            Map.entry("chooseLanguage", List.of("language")),
            Map.entry("assignWork", List.of("assignTo")),
            Map.entry("setCadence", List.of("updateEvery")),
            Map.entry("chooseContactHours", List.of("calendar")),
            Map.entry("chooseTone", List.of("tone")),
            Map.entry("choosePath", List.of("kind")),
            Map.entry("setDeEscalation", List.of("deEscalateWithin")),
            Map.entry("assignRoles", List.of("accountable")),
            Map.entry("rankAuthority", List.of("authority")),
            Map.entry("limitAdvice", List.of("adviceWithin")),
            Map.entry("limitStep", List.of("within", "asks")),
            Map.entry("paceUpdates", List.of("updateEvery")),
            Map.entry("limitConcession", List.of("limit")),
            Map.entry("timeApproval", List.of("answerWithin")),
            Map.entry("chooseChannel", List.of("sendBy")),
            Map.entry("sortNotice", List.of("topic", "always")),
            Map.entry("judgeNumber", List.of("judgement")),
            Map.entry("chooseReview", List.of("review")),
            Map.entry("paceImprovement", List.of("within")));

    private static final Map<String, Predicate<Object>> MEANT = Map.ofEntries(
            Map.entry("factsSuffice", Boolean.class::isInstance),
            Map.entry("priority", PlainRules::isPriority),
            Map.entry("score", Number.class::isInstance),
            Map.entry("taskPriority", Number.class::isInstance),
            Map.entry("highRisk", Boolean.class::isInstance),
            Map.entry("updateEvery", PlainRules::isTime),
            Map.entry("nextLevel", Number.class::isInstance),
            Map.entry("accountable", group -> !group.toString().contains(",")),
            Map.entry("points", Number.class::isInstance),
            Map.entry("assignTo", List.of("team", "onCall")::contains),
            Map.entry("authority", Number.class::isInstance),
            Map.entry("adviceWithin", PlainRules::isTime),
            Map.entry("within", PlainRules::isTime),
            Map.entry("limit", PlainRules::isAmount),
            Map.entry("answerWithin", PlainRules::isTime),
            Map.entry("topic", List.of("escalation", "work", "account", "news")::contains),
            Map.entry("always", Boolean.class::isInstance),
            Map.entry("judgement", List.of("good", "fair", "bad", "none")::contains),
            Map.entry("review", Boolean.class::isInstance),
            Map.entry("reviewWithin", PlainRules::isTime));

    private static final Map<String, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry("checkFacts", Map.of("factsSuffice", false)),
            Map.entry("rateKnowledge", Map.of("points", 0)),
            Map.entry("rateAvailability", Map.of("points", 0)),
            Map.entry("chooseLanguage", Map.of("language", "en")),
            Map.entry("assignWork", Map.of("assignTo", "team")),
            Map.entry("setCadence", Map.of("updateEvery", "PT24H")),
            Map.entry("chooseContactHours", Map.of("calendar", "24x7")),
            Map.entry("chooseTone", Map.of("tone", "friendly")),
            Map.entry("choosePath", Map.of("kind", "hierarchical", "nextLevel", 1, "toGroup", "leadership")),
            Map.entry(
                    "chooseAudience",
                    Map.of(
                            "audience",
                            "Global CSM leader",
                            "leadershipEvery",
                            "P7D",
                            "severity",
                            "medium",
                            "informedGroup",
                            "leadership")),
            Map.entry("setDeEscalation", Map.of("deEscalateWithin", "PT72H")),
            Map.entry(
                    "assignRoles",
                    Map.of(
                            "responsible", "support-agent",
                            "accountable", "support-manager",
                            "consulted", "",
                            "informed", "")),
            Map.entry("rankAuthority", Map.of("authority", 0)),
            Map.entry("limitAdvice", Map.of("adviceWithin", "PT4H")),
            Map.entry("limitStep", Map.of("within", "PT24H", "asks", "leadership")),
            Map.entry("paceUpdates", Map.of("updateEvery", "PT56H")),
            Map.entry("chooseTeamCalendar", Map.of("calendar", "24x7")),
            Map.entry("limitConcession", Map.of("limit", 0)),
            Map.entry("timeApproval", Map.of("answerWithin", "PT4H")),
            Map.entry("chooseChannel", Map.of("sendBy", "mail")),
            Map.entry("retryDelivery", Map.of("tryAgainIn", "PT15M")),
            Map.entry("sortNotice", Map.of("topic", "escalation", "always", false)),
            Map.entry("chooseReview", Map.of("review", false)),
            Map.entry("paceImprovement", Map.of("within", "PT72H")));

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

    /** Who joins an escalation asks nobody; what is not reviewed has no date. */
    private static Stream<String> alsoNeeded(String decision, Map<String, Object> answer) {
        if (decision.equals("chooseReview") && Boolean.TRUE.equals(answer.get("review"))) {
            return Stream.of("reviewWithin");
        }
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

    private static boolean isAmount(Object value) {
        return value instanceof Number amount && amount.doubleValue() >= 0;
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
