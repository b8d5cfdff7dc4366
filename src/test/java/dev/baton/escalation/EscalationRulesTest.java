package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import dev.baton.models.Rules;
import org.camunda.bpm.engine.variable.VariableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscalationRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("escalation");

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            safety     | healthcare | -   | safetyReport
            safety     | healthcare | 2.0 | safetyReport,highValueAccount
            safety     | finance    | 2.0 | highValueAccount
            security   | healthcare | 1.0 | securityReport
            security   | -          | 3.0 | securityReport,highValueAccount
            legal      | -          | 3.0 | legalThreat,highValueAccount
            billing    | software   | 1.0 | billingDispute
            technical  | software   | 2.0 | highValueAccount
            -          | -          | 2.0 | highValueAccount
            """)
    void everyTriggerIsFoundWhateverThePriorityTheGravestFirst(
            String category, String industry, Double mrrRatio, String found) {
        assertThat(triggers(category, industry, mrrRatio, 0, 0, 0)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            safety,          finance,    1.0
            technical,       software,   1.99
            how-to,          healthcare, 3.0
            feature-request, software,   3.0
            -,               -,          -
            """)
    void everythingElseWaitsForItsDeadlines(String category, String industry, Double mrrRatio) {
        assertThat(triggers(category, industry, mrrRatio, 1, 2, 4)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 0, reopenedTwice",
        "0, 3, 0, signOffRefusedThrice",
        "0, 0, 5, unresolvedAfterManyMessages",
    })
    void whatHappensAgainAndAgainIsATriggerToo(int reopened, int refused, int messages, String trigger) {
        assertThat(triggers("how-to", null, null, reopened, refused, messages)).isEqualTo(trigger);
        assertThat(triggers("legal", null, null, reopened, refused, messages)).isEqualTo("legalThreat," + trigger);
    }

    @ParameterizedTest
    @CsvSource({"functional, true", "functional, false", "hierarchical, true", "hierarchical, false"})
    void whoeverAsksChoosesTheKind(String kind, boolean pending) {
        var requested = facts("requested", pending, 0, 0, false).putValue("requestedKind", kind);
        assertThat(RULES.decide("choosePath", requested).getSingleResult()).containsEntry("kind", kind);
    }

    @Test
    void aRequestOfNoKindAsksForAuthority() {
        assertThat(path("requested", false, 0, 0, false)).isEqualTo("hierarchical to level 1, support-manager");
    }

    @ParameterizedTest
    @ValueSource(strings = {"triageOverdue", "firstReplyOverdue", "inactivity", "resolutionOverdue", "legalThreat"})
    void aSecondReasonJoinsTheOpenEscalation(String trigger) {
        assertThat(path(trigger, true, 1, 0, false)).startsWith("join to level null");
        assertThat(path(trigger, false, 0, 0, false)).startsWith("hierarchical");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, support-manager", "1, 2, leadership", "2, 2, leadership", "3, 2, leadership"})
    void anUnansweredEscalationClimbsToTheTopAndNeverJoinsItself(int level, int nextLevel, String group) {
        assertThat(path("takeChargeOverdue", true, level, 0, false))
                .isEqualTo("hierarchical to level %d, %s".formatted(nextLevel, group));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 2"})
    void securityAsksForExpertiseEvenWhileAnotherEscalationIsOpen(int line, int nextLine) {
        assertThat(path("securityReport", true, 1, line, true))
                .isEqualTo("functional to level %d, engineering".formatted(nextLine));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            true,  cs-manager
            false, support-manager
            -,     support-manager
            """)
    void anAccountAtRiskIsAnsweredForByTheCsManager(Boolean highRisk, String group) {
        assertThat(path("inactivity", false, 0, 0, highRisk)).isEqualTo("hierarchical to level 1, " + group);
    }

    private static String triggers(
            String category, String industry, Double mrrRatio, int reopened, int refused, int messages) {
        var facts = putValue("category", category).putValue("industry", industry);
        facts.putValue("mrrRatio", mrrRatio).putValue("reopened", reopened);
        facts.putValue("refusedSignOffs", refused).putValue("interactions", messages);
        return RULES.decide("detectTriggers", facts).getSingleEntry();
    }

    private static String path(String trigger, boolean pending, int level, int line, Boolean highRisk) {
        var path = RULES.decide("choosePath", facts(trigger, pending, level, line, highRisk))
                .getSingleResult();
        return "%s to level %s, %s".formatted(path.get("kind"), path.get("nextLevel"), path.get("toGroup"));
    }

    private static VariableMap facts(String trigger, boolean pending, int level, int line, Boolean highRisk) {
        var facts = putValue("trigger", trigger).putValue("requestedKind", null).putValue("pending", pending);
        return facts.putValue("level", level).putValue("line", line).putValue("highRisk", highRisk);
    }
}
