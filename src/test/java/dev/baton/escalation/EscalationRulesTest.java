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
        assertThat(triggers(category, industry, mrrRatio, 1, 1, 4)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 0, reopenedTwice",
        "0, 2, 0, signOffRefusedTwice",
        "0, 3, 0, signOffRefusedTwice",
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
    @ValueSource(strings = {"triageOverdue", "firstReplyOverdue", "inactivity", "leadOverdue", "legalThreat"})
    void aSecondReasonJoinsTheOpenEscalation(String trigger) {
        assertThat(path(trigger, true, 1, 0, false)).startsWith("join to level null");
        assertThat(path(trigger, false, 0, 0, false)).startsWith("hierarchical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requested", "takeChargeOverdue"})
    void besideAnUnansweredQuestionTheSamePeopleAreAskedAtTheSameLevel(String trigger) {
        var beside = facts(trigger, true, 3, 1, true).putValue("requestedKind", "functional");
        beside.putValue("aligned", true).putValue("alignedKind", "hierarchical");
        beside.putValue("alignedLevel", 1).putValue("alignedGroup", "cs-manager");
        assertThat(path(beside)).isEqualTo("hierarchical to level 1, cs-manager");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, false, 1, support-manager
            0, true,  1, cs-manager
            1, false, 2, leadership
            1, true,  1, cs-manager
            2, false, 2, leadership
            2, true,  2, leadership
            3, false, 2, leadership
            """)
    void authorityIsAskedOfThoseWhoHaveMoreThanThereIsAlready(
            int authority, boolean highRisk, int level, String group) {
        var expected = "hierarchical to level %d, %s".formatted(level, group);
        assertThat(path("inactivity", false, authority, 0, highRisk)).isEqualTo(expected);
        assertThat(path("takeChargeOverdue", true, authority, 0, highRisk))
                .as("an unanswered one climbs, and never joins itself")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"support-agent, 0", "engineering, 0", "support-manager, 1", "cs-manager, 2", "leadership, 3"})
    void groupsHaveMoreAuthorityThanOthers(String group, int authority) {
        assertThat(RULES.decide("rankAuthority", putValue("group", group)).getSingleResult())
                .containsEntry("authority", authority);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 2"})
    void securityAsksForExpertiseEvenWhileAnotherEscalationIsOpen(int line, int nextLine) {
        assertThat(path("securityReport", true, 1, line, true))
                .isEqualTo("functional to level %d, engineering".formatted(nextLine));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            contracts, cs-manager
            billing,   cs-manager
            security,  engineering
            platform,  engineering
            -,         engineering
            """)
    void expertiseIsAskedOfThoseWhoKnowTheMatter(String skill, String experts) {
        var asked = facts("requested", false, 0, 0, false).putValue("requestedKind", "functional");
        assertThat(path(asked.putValue("skill", skill))).isEqualTo("functional to level 1, " + experts);
        asked.putValue("line", 1);
        assertThat(path(asked)).isEqualTo("functional to level 2, " + experts);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"critical, PT24H", "high, PT48H", "medium, PT72H", "low, PT168H", "-, PT168H"})
    void whatIsImprovingEndsTheSoonerTheGraverItWas(String severity, String within) {
        assertThat(RULES.decide("setDeEscalation", putValue("severity", severity))
                        .<String>getSingleEntry())
                .isEqualTo(within);
    }

    @Test
    void whatTheCustomerAsksForIsARequestLikeAnyOther() {
        var asked = facts("requestedByCustomer", true, 0, 0, false).putValue("requestedKind", "hierarchical");
        assertThat(path(asked)).isEqualTo("hierarchical to level 1, support-manager");
    }

    @Test
    void aWatchedAccountIsAMatterOfAuthority() {
        assertThat(path("watched", false, 1, 0, false)).isEqualTo("hierarchical to level 2, leadership");
    }

    @Test
    void whereNobodyHasMoreExpertiseItIsAQuestionOfAuthority() {
        var nobodyThere = facts("securityReport", false, 1, 0, false).putValue("requestedKind", "hierarchical");
        assertThat(path(nobodyThere)).isEqualTo("hierarchical to level 2, leadership");
    }

    @Test
    void aRiskNobodyHasWeighedIsNone() {
        assertThat(path("inactivity", false, 0, 0, null)).isEqualTo("hierarchical to level 1, support-manager");
    }

    private static String triggers(
            String category, String industry, Double mrrRatio, int reopened, int refused, int messages) {
        var facts = putValue("category", category).putValue("industry", industry);
        facts.putValue("mrrRatio", mrrRatio).putValue("reopened", reopened);
        facts.putValue("refusedSignOffs", refused).putValue("interactions", messages);
        return RULES.decide("detectTriggers", facts).getSingleEntry();
    }

    private static String path(String trigger, boolean pending, int authority, int line, Boolean highRisk) {
        return path(facts(trigger, pending, authority, line, highRisk));
    }

    private static String path(VariableMap facts) {
        var path = RULES.decide("choosePath", facts).getSingleResult();
        return "%s to level %s, %s".formatted(path.get("kind"), path.get("nextLevel"), path.get("toGroup"));
    }

    private static VariableMap facts(String trigger, boolean pending, int authority, int line, Boolean highRisk) {
        var facts = putValue("trigger", trigger).putValue("requestedKind", null).putValue("pending", pending);
        facts.putValue("authority", authority).putValue("line", line).putValue("highRisk", highRisk);
        return facts.putValue("aligned", false).putValue("skill", null);
    }
}
