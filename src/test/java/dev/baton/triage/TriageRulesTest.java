package dev.baton.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.createVariables;

import dev.baton.models.Rules;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriageRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("triage");

    @ParameterizedTest
    @ValueSource(strings = {"safety", "security"})
    void safetyAndSecurityNeverWaitForTriage(String category) {
        assertThat(factsSuffice(category, null, null, false)).isTrue();
        assertThat(factsSuffice(category, "high", "high", true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,         medium, medium, true
            '',        medium, medium, true
            technical, -,      medium, true
            technical, '',     medium, true
            technical, medium, -,      true
            technical, medium, '',     true
            -,         -,      -,      -
            """)
    void aCaseWithAGapWaitsForTriage(String category, String impact, String urgency, Boolean accountComplete) {
        assertThat(factsSuffice(category, impact, urgency, accountComplete)).isFalse();
    }

    @Test
    void aCaseWithEverythingKnownIsScoredAtOnce() {
        assertThat(factsSuffice("technical", "low", "high", true)).isTrue();
    }

    @Test
    void aWellDescribedCaseOfAnUnknownAccountNeedsNobody() {
        assertThat(factsSuffice("technical", "low", "high", false)).isTrue();
        assertThat(factsSuffice("technical", "low", "high", null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            technical, high,   high,   P1
            how-to,    high,   high,   P1
            -,         high,   high,   P1
            technical, high,   medium, P2
            technical, medium, high,   P2
            technical, high,   low,    P2
            technical, low,    high,   P2
            technical, medium, medium, P3
            billing,   medium, medium, P3
            technical, low,    low,    P3
            legal,     medium, medium, P2
            compliance, medium, medium, P2
            outage,    low,    low,    P2
            outage,    medium, medium, P2
            outage,    high,   low,    P1
            security,  -,      -,      P2
            security,  medium, high,   P1
            safety,    -,      -,      P1
            safety,    low,    low,    P1
            """)
    void impactUrgencyAndCategoryMakeThePriorityOfAStandardAccount(
            String category, String impact, String urgency, String priority) {
        assertThat(score(facts(category, impact, urgency))).containsEntry("priority", priority);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            standard, -,   -,      -
            vip,      30,  yellow, 5.0
            vip,      31,  red,    5.0
            vip,      -1,  red,    5.0
            premium,  0,   green,  2.0
            """)
    void aSmallMatterStaysStandard(String tier, Long renewalDays, String health, Double mrrRatio) {
        var facts = account(facts("technical", "low", "low"), tier, renewalDays, health, mrrRatio);
        assertThat(score(facts)).containsEntry("priority", "P3");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 12, 30})
    void aSmallMatterIsHighForARedAccountAboutToRenew(long renewalDays) {
        var facts = account(facts("technical", "low", "low"), "standard", renewalDays, "red", null);
        assertThat(score(facts)).containsEntry("priority", "P2");
    }

    @ParameterizedTest
    @CsvSource({"high, 90, P1", "medium, 60, P2", "low, 30, P3"})
    void graverCasesStandHigherInTheTaskList(String grade, int taskPriority, String priority) {
        var facts = account(facts("technical", grade, grade), "vip", 90L, "yellow", 2.0);
        assertThat(score(facts)).containsEntry("taskPriority", taskPriority).containsEntry("priority", priority);
    }

    @Test
    void theReasonsReadAsSentencesWithTheirPoints() {
        var facts = account(facts("outage", "high", "medium"), "vip", 12L, "red", 2.5);
        assertThat(score(facts))
                .containsEntry("score", 180)
                .containsEntry(
                        "reasons",
                        "High impact (+50); Medium urgency (+15); Outage (+50); VIP account (+10); "
                                + "Renewal in 12 days (+25); Red health (+25); High-value account (+5)");
    }

    @Test
    void aSingleReasonIsAReasonToo() {
        assertThat(score(facts("technical", "medium", "low")))
                .containsEntry("score", 20)
                .containsEntry("reasons", "Medium impact (+20)");
    }

    @Test
    void noReasonIsSaidAsWell() {
        assertThat(score(facts("technical", "low", "low")))
                .containsEntry("score", 0)
                .containsEntry("reasons", "Nothing raises the score");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            standard, 0,  green,  true
            standard, 30, -,      true
            standard, 31, green,  false
            vip,      -1, green,  false
            vip,      -,  -,      false
            standard, -,  red,    true
            -,        90, red,    true
            vip,      90, yellow, true
            premium,  90, yellow, false
            -,        -,  -,      false
            """)
    void anAccountAboutToRenewOrUnhappyIsAtRisk(String tier, Long renewalDays, String health, boolean highRisk) {
        var facts = account(facts("technical", "low", "low"), tier, renewalDays, health, null);
        assertThat(score(facts)).containsEntry("highRisk", highRisk);
    }

    private static boolean factsSuffice(String category, String impact, String urgency, Boolean accountComplete) {
        var facts = facts(category, impact, urgency).putValue("accountComplete", accountComplete);
        return RULES.decide("checkFacts", facts).getSingleEntry();
    }

    private static Map<String, Object> score(VariableMap facts) {
        return RULES.decide("scoreCase", facts).getSingleResult();
    }

    private static VariableMap facts(String category, String impact, String urgency) {
        var facts = createVariables().putValue("category", category).putValue("impact", impact);
        return account(facts.putValue("urgency", urgency), "standard", null, null, null);
    }

    private static VariableMap account(
            VariableMap facts, String tier, Long renewalDays, String health, Double mrrRatio) {
        return facts.putValue("tier", tier)
                .putValue("renewalDays", renewalDays)
                .putValue("health", health)
                .putValue("mrrRatio", mrrRatio);
    }
}
