package dev.baton.sla.policy;

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
            P1, PT15M, PT15M, PT15M, PT2H,  PT30M, PT30M, PT4H,  PT20H
            P2, PT15M, PT1H,  PT1H,  PT8H,  PT2H,  PT2H,  PT10H, PT30H
            P3, PT15M, PT4H,  PT4H,  PT24H, PT8H,  PT8H,  PT20H, PT50H
            -,  PT15M, PT4H,  PT4H,  PT24H, PT30M, PT30M, PT4H,  PT50H
            '', PT15M, PT4H,  PT4H,  PT24H, PT30M, PT30M, PT4H,  PT50H
            """)
    void everyPriorityHasABudgetForEveryClock(
            String priority,
            String triage,
            String firstReply,
            String nextReply,
            String resolution,
            String inactivity,
            String takeCharge,
            String lead,
            String documentation) {
        assertThat(RULES.decide("setBudgets", putValue("priority", priority)).getSingleResult())
                .containsEntry("triage", triage)
                .containsEntry("firstReply", firstReply)
                .containsEntry("nextReply", nextReply)
                .containsEntry("resolution", resolution)
                .containsEntry("inactivity", inactivity)
                .containsEntry("takeCharge", takeCharge)
                .containsEntry("lead", lead)
                .containsEntry("documentation", documentation);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            triage,     P3, standard, EMEA, 24x7
            resolution, -,  standard, EMEA, 24x7
            resolution, '', standard, EMEA, 24x7
            resolution, P1, standard, EMEA, 24x7
            resolution, P3, vip,      EMEA, 24x7
            resolution, P2, standard, EMEA, emea
            firstReply, P3, premium,  AMER, amer
            nextReply,  P3, -,        APAC, apac
            resolution, P3, standard, -,    24x7
            resolution, P3, standard, Mars, 24x7
            """)
    void theGraveRunsAroundTheClockAndTheRestInTheHoursOfTheRegion(
            String clock, String priority, String tier, String region, String calendar) {
        var facts = createVariables()
                .putValue("clock", clock)
                .putValue("priority", priority)
                .putValue("tier", tier)
                .putValue("region", region);
        assertThat(RULES.decide("chooseCalendar", facts).getFirstResult()).containsEntry("calendar", calendar);
    }

    @ParameterizedTest
    @CsvSource({
        "takeCharge, team",
        "lead, team",
        "documentation, team",
        "triage, customer",
        "firstReply, customer",
        "nextReply, customer",
        "customerUpdate, customer",
        "resolution, customer",
        "inactivity, customer",
        "agreed, customer"
    })
    void whatTeamsOweEachOtherCountsTheirHoursAndWhatWasPromisedTheCustomers(String clock, String hours) {
        assertThat(RULES.decide("chooseHours", putValue("clock", clock)).<String>getSingleEntry())
                .isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            engineering,     P3, standard, APAC, emea
            support-manager, P2, premium,  AMER, emea
            -,               P2, -,        AMER, emea
            engineering,     P1, standard, APAC, 24x7
            engineering,     -,  standard, APAC, 24x7
            engineering,     P3, vip,      APAC, 24x7
            engineering,     P3, standard, -,    24x7
            """)
    void aTeamWorksInItsOwnHoursWhereverTheCustomerIs(
            String team, String priority, String tier, String region, String calendar) {
        var facts = createVariables()
                .putValue("team", team)
                .putValue("priority", priority)
                .putValue("tier", tier)
                .putValue("region", region);
        assertThat(RULES.decide("chooseTeamCalendar", facts).getFirstResult()).containsEntry("calendar", calendar);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"P1", "P2", "P3", "-"})
    void theTimeToTheResolutionCountsWorkingHours(String priority) {
        assertThat(RULES.decide("countResolution", putValue("priority", priority))
                        .<String>getSingleEntry())
                .isEqualTo("working hours");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            triage         | -  | -                     | -PT5M, PT0S
            firstReply     | P1 | -                     | -PT5M, PT0S, PT30M
            nextReply      | P1 | -                     | -PT5M, PT0S, PT30M
            firstReply     | P2 | -                     | -PT15M, PT0S, PT2H
            nextReply      | P3 | -                     | -PT30M, PT0S
            firstReply     | -  | -                     | -PT30M, PT0S
            resolution     | P1 | customer, third-party | -PT1H, -PT30M, PT0S, PT2H, PT4H
            resolution     | P2 | customer, third-party | -PT2H, PT0S, PT8H
            resolution     | -  | customer, third-party | -PT2H, PT0S, PT8H
            inactivity     | P3 | customer, third-party | PT0S
            takeCharge     | P1 | -                     | PT0S
            lead           | P2 | -                     | -PT2H, PT0S
            documentation  | P3 | -                     | -PT2H, PT0S
            agreed         | -  | -                     | -PT24H, -PT2H, PT0S, PT24H
            customerUpdate | P1 | -                     | -PT30M, PT0S
            """)
    void everyClockHasItsRungsAndWhatStopsIt(String clock, String priority, String pausedBy, String rungs) {
        var facts = createVariables().putValue("clock", clock).putValue("priority", priority);
        var row = RULES.decide("setRungs", facts).getSingleResult();
        assertThat(row.get("pausedBy")).isEqualTo(pausedBy);
        assertThat(row.get("rungs")).isEqualTo(rungs);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            legal,      compliance, standard, firstReply at most PT5M
            legal,      legal,      standard, firstReply at most PT5M
            e-commerce, technical,  vip,      firstReply at most PT30M
            healthcare, safety,     standard, firstReply at most PT5M
            finance,    technical,  premium,  firstReply times 0.75
            legal,      legal,      premium,  firstReply at most PT5M; firstReply times 0.75
            legal,      technical,  vip,      -
            finance,    compliance, vip,      -
            e-commerce, technical,  standard, -
            -,          -,          -,        -
            """)
    void anIndustryOrATierTightensTheBudgets(String industry, String category, String tier, String tightened) {
        var facts = createVariables()
                .putValue("industry", industry)
                .putValue("category", category)
                .putValue("tier", tier);
        assertThat(tightenings("tightenByIndustry", facts)).isEqualTo(expected(tightened));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0,  -,      firstReply times 0.5; resolution times 0.5
            30, 249999, firstReply times 0.5; resolution times 0.5
            31, 250000, resolution times 0.8
            -1, -,      -
            12, 900000, firstReply times 0.5; resolution times 0.5; resolution times 0.8
            -,  -,      -
            """)
    void aContractThatRenewsSoonOrIsLargeTightensTheBudgets(Long renewalDays, Double arr, String tightened) {
        var facts = createVariables().putValue("renewalDays", renewalDays).putValue("arr", arr);
        assertThat(tightenings("tightenByContract", facts)).isEqualTo(expected(tightened));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            red,   2.0,  steady,  10, resolution times 0.75; resolution times 0.75
            red,   -,    -,       0,  resolution times 0.75
            green, 2.5,  rising,  0,  resolution times 0.75
            green, 1.99, falling, 0,  resolution times 0.75
            green, 1.99, steady,  11, firstReply times 0.75
            -,     -,    -,       -,  -
            """)
    void anUnhappyOrValuableAccountIsServedSooner(
            String health, Double mrrRatio, String usage, Long recentCases, String tightened) {
        var facts = createVariables()
                .putValue("health", health)
                .putValue("mrrRatio", mrrRatio)
                .putValue("usage", usage)
                .putValue("recentCases", recentCases);
        assertThat(tightenings("tightenByAccount", facts)).isEqualTo(expected(tightened));
    }

    private static List<String> expected(String tightened) {
        return tightened == null ? List.of() : List.of(tightened.split("; "));
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
