package dev.baton.resolution.concessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import dev.baton.models.Rules;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcessionRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("concessions");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            support-agent,   refund,   -,       100,   300
            support-agent,   refund,   vip,     100,   300
            support-agent,   credit,   premium, 200,   500
            support-agent,   credit,   vip,     300,   600
            support-agent,   discount, -,       5,     -
            support-manager, refund,   -,       2000,  5000
            support-manager, credit,   vip,     2000,  5000
            support-manager, discount, -,       20,    -
            cs-manager,      credit,   -,       5000,  10000
            cs-manager,      discount, -,       30,    -
            leadership,      refund,   -,       50000, -
            leadership,      discount, -,       100,   -
            engineering,     credit,   vip,     0,     0
            auditor,         refund,   -,       0,     0
            """)
    void whoMayGiveHowMuch(String group, String kind, String tier, Double limit, Double perDay) {
        var said = RULES.decide(
                        "limitConcession",
                        putValue("group", group).putValue("concession", kind).putValue("tier", tier))
                .getSingleResult();

        assertThat(said.getEntryMap().get("limit")).isEqualTo(limit);
        assertThat(said.getEntryMap().get("perDay")).isEqualTo(perDay);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = "P1, PT1H\nP2, PT4H\nP3, PT8H\n-, PT8H")
    void withinHowLongSomebodyDecides(String priority, String within) {
        assertThat(RULES.decide("timeApproval", putValue("priority", priority)).<String>getSingleEntry())
                .isEqualTo(within);
    }
}
