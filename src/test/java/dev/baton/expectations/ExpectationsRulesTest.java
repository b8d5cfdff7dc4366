package dev.baton.expectations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import dev.baton.models.Rules;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("expectations");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            P1, true,  PT2H
            P1, false, PT2H
            P2, true,  PT4H
            P2, false, PT4H
            P3, true,  PT4H
            P3, false, PT56H
            P3, -,     PT56H
            -,  true,  PT4H
            '', false, PT4H
            """)
    void theCustomerHearsEveryTwoToFourHoursWhileItIsGrave(String priority, Boolean escalated, String updateEvery) {
        var facts = putValue("priority", priority).putValue("escalated", escalated);
        assertThat(RULES.decide("setCadence", facts).<String>getSingleEntry()).isEqualTo(updateEvery);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            vip,      EMEA, en, formal
            standard, DACH, en, formal
            premium,  apac, en, formal
            standard, AMER, en, friendly
            standard, AMER, de, formal
            -,        -,    en, friendly
            """)
    void theToneIsThatOfTheAccountAndInGermanFormal(String tier, String region, String language, String tone) {
        var facts = putValue("tier", tier).putValue("region", region).putValue("language", language);
        assertThat(RULES.decide("chooseTone", facts).getFirstResult()).containsEntry("tone", tone);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            P1, EMEA, 24x7
            -,  EMEA, 24x7
            P2, EMEA, emea
            P3, AMER, amer
            P3, APAC, apac
            P3, -,    contact
            P2, Mars, contact
            """)
    void anUpdateReachesTheCustomerByDayUnlessItIsGrave(String priority, String region, String calendar) {
        var facts = putValue("priority", priority).putValue("region", region);
        assertThat(RULES.decide("chooseContactHours", facts).getFirstResult()).containsEntry("calendar", calendar);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            P1 | hierarchical | VP Sales, VP Product, CRO, CEO  | P1D
            P1 | functional   | VP Sales, VP Product, CRO, CEO  | P1D
            P2 | hierarchical | VP Customer Success, CSM leader | P2D
            P2 | functional   | VP Customer Success, CSM leader | P2D
            P3 | hierarchical | Global CSM leader               | P7D
            P3 | functional   | Regional CSM manager            | P14D
            -  | hierarchical | Global CSM leader               | P7D
            """)
    void theGraverTheCaseTheHigherTheAudience(String priority, String kind, String audience, String every) {
        var facts = putValue("priority", priority).putValue("kind", kind);
        assertThat(RULES.decide("chooseAudience", facts).getSingleResult())
                .containsEntry("audience", audience)
                .containsEntry("leadershipEvery", every);
    }
}
