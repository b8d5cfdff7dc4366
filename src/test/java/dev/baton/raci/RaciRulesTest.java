package dev.baton.raci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import dev.baton.models.Rules;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaciRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("raci");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            initialTriage         | support-agent | ''            | cs-manager,engineering
            rootCauseAnalysis     | engineering   | support-agent | cs-manager
            customerCommunication | support-agent | cs-manager    | engineering
            riskStrategy          | cs-manager    | engineering   | support-agent
            resolutionSignOff     | ''            | cs-manager    | support-agent,engineering
            documentation         | support-agent | engineering   | cs-manager
            escalation            | ''            | support-agent | ''
            """)
    void everyActivityHasItsRolesAndOneAccountable(
            String activity, String responsible, String consulted, String informed) {
        assertThat(RULES.decide("assignRoles", putValue("activity", activity)).getSingleResult())
                .containsEntry("responsible", responsible)
                .containsEntry("accountable", "support-manager")
                .containsEntry("consulted", consulted)
                .containsEntry("informed", informed);
    }
}
