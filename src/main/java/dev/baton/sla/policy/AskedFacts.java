package dev.baton.sla.policy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a decision, or one it requires, may ask about: those whose names are words of its cells. No other can change
 * its answer.
 */
class AskedFacts {

    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_]+");

    /** Functions of FEEL that say something else each time. */
    private static final Set<String> NEVER_THE_SAME = Set.of("now", "today", "random", "uuid");

    /** Of the decisions whose answer depends on facts only. */
    private final Map<String, Set<String>> words;

    private AskedFacts(Map<String, Set<String>> words) {
        this.words = words;
    }

    /** @param facts that the decision may ask about */
    record Question(String decision, Map<String, Object> facts) {}

    static AskedFacts of(DmnModelInstance model) {
        var words = new HashMap<String, Set<String>>();
        for (var decision : model.getModelElementsByType(Decision.class)) {
            words.put(decision.getId(), words(withRequired(decision, new HashSet<>()), model));
        }
        words.values().removeIf(asked -> !Collections.disjoint(asked, NEVER_THE_SAME));
        return new AskedFacts(words);
    }

    /** Empty where the same question may have another answer, or is about more than plain values. */
    Optional<Question> question(String decision, Map<String, Object> facts) {
        var asked = words.get(decision);
        if (asked == null) {
            return Optional.empty();
        }
        var relevant = new HashMap<String, Object>();
        facts.forEach((name, value) -> {
            if (asked.contains(name) || !isWord(name)) {
                relevant.put(name, value);
            }
        });
        return relevant.values().stream().allMatch(AskedFacts::isPlain)
                ? Optional.of(new Question(decision, relevant))
                : Optional.empty();
    }

    private static boolean isWord(String name) {
        return name.chars().allMatch(letter -> letter == '_' || letter < 128 && Character.isLetterOrDigit(letter));
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof BigDecimal;
    }

    private static Set<String> words(Set<String> decisions, DmnModelInstance model) {
        return model.getModelElementsByType(Text.class).stream()
                .filter(text -> decisions.contains(decision(text)))
                .flatMap(text -> WORDS.matcher(text.getTextContent()).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    private static String decision(@Nullable ModelElementInstance element) {
        if (element instanceof Decision decision) {
            return decision.getId();
        }
        return element == null ? "" : decision(element.getParentElement());
    }

    private static Set<String> withRequired(Decision decision, Set<String> gone) {
        if (gone.add(decision.getId())) {
            decision.getInformationRequirements().stream()
                    .map(InformationRequirement::getRequiredDecision)
                    .filter(Objects::nonNull)
                    .forEach(required -> withRequired(required, gone));
        }
        return gone;
    }
}
