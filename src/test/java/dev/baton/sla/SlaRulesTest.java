package dev.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.createVariables;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import dev.baton.models.Rules;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("sla");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            P1, PT15M, PT15M, PT15M, PT2H,  PT30M, PT30M
            P2, PT15M, PT1H,  PT1H,  PT8H,  PT2H,  PT2H
            P3, PT15M, PT4H,  PT4H,  PT24H, PT8H,  PT8H
            -,  PT15M, PT4H,  PT4H,  PT24H, PT30M, PT30M
            '', PT15M, PT4H,  PT4H,  PT24H, PT30M, PT30M
            """)
    void everyPriorityHasABudgetForEveryClock(
            String priority,
            String triage,
            String firstReply,
            String nextReply,
            String resolution,
            String inactivity,
            String takeCharge) {
        assertThat(RULES.decide("setBudgets", putValue("priority", priority)).getSingleResult())
                .containsEntry("triage", triage)
                .containsEntry("firstReply", firstReply)
                .containsEntry("nextReply", nextReply)
                .containsEntry("resolution", resolution)
                .containsEntry("inactivity", inactivity)
                .containsEntry("takeCharge", takeCharge);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            legal,      compliance, standard, -,  firstReply at most PT5M
            legal,      legal,      standard, -,  firstReply at most PT5M
            e-commerce, technical,  vip,      -,  firstReply at most PT30M
            finance,    technical,  standard, 0,  firstReply times 0.5; resolution times 0.5
            -,          -,          -,        30, firstReply times 0.5; resolution times 0.5
            legal,      legal,      vip,      12, firstReply at most PT5M; firstReply times 0.5; resolution times 0.5
            """)
    void anIndustryOrARenewalTightensTheBudgets(
            String industry, String category, String tier, Long renewalDays, String tightened) {
        assertThat(tightenings(industry, category, tier, renewalDays)).containsExactly(tightened.split("; "));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            legal,      technical,  vip,      31
            finance,    compliance, vip,      -
            e-commerce, technical,  standard, -1
            -,          -,          -,        -
            """)
    void otherwiseTheBudgetsStay(String industry, String category, String tier, Long renewalDays) {
        assertThat(tightenings(industry, category, tier, renewalDays)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            red,   2.0,  2
            red,   -,    1
            green, 2.5,  1
            green, 1.99, 0
            -,     -,    0
            """)
    void anUnhappyOrValuableAccountIsResolvedSooner(String health, Double mrrRatio, int times) {
        var account = createVariables().putValue("health", health).putValue("mrrRatio", mrrRatio);
        assertThat(tightenings("tightenByAccount", account)).hasSize(times).allMatch("resolution times 0.75"::equals);
    }

    private static List<String> tightenings(String industry, String category, String tier, Long renewalDays) {
        var facts = createVariables().putValue("industry", industry).putValue("category", category);
        return tightenings("tightenBudgets", facts.putValue("tier", tier).putValue("renewalDays", renewalDays));
    }

    private static List<String> tightenings(String decision, VariableMap facts) {
        return RULES.decide(decision, facts).getResultList().stream()
                .map(SlaRulesTest::tightening)
                .toList();
    }

    private static String tightening(Map<String, Object> rule) {
        assertThat((String) rule.get("because")).isNotBlank();
        return rule.get("factor") == null
                ? "%s at most %s".formatted(rule.get("clock"), rule.get("atMost"))
                : "%s times %s".formatted(rule.get("clock"), rule.get("factor"));
    }
}
