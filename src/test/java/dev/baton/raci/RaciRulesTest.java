package dev.baton.raci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import dev.baton.models.Rules;
import java.nio.file.Path;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaciRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("raci");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            initialTriage         | -  | false | support-agent | support-manager | ''            | cs-manager,engineering
            caseWork              | P1 | true  | support-agent | support-manager | ''            | ''
            rootCauseAnalysis     | P3 | false | engineering   | support-manager | support-agent | cs-manager
            customerCommunication | P1 | false | support-agent | support-manager | cs-manager    | engineering
            customerCommunication | P2 | false | support-agent | support-manager | cs-manager    | engineering
            customerCommunication | P3 | true  | support-agent | support-manager | cs-manager    | engineering
            customerCommunication | P3 | false | support-agent | support-manager | ''            | cs-manager,engineering
            customerCommunication | -  | false | support-agent | support-manager | cs-manager    | engineering
            riskStrategy          | P2 | true  | cs-manager    | support-manager | engineering   | support-agent
            resolutionSignOff     | P3 | false | ''            | support-manager | cs-manager    | support-agent,engineering
            documentation         | P1 | false | support-agent | support-manager | engineering   | cs-manager
            documentation         | P3 | true  | support-agent | support-manager | ''            | cs-manager,engineering
            escalation            | P1 | false | ''            | support-manager | support-agent | ''
            accountEscalation     | P1 | false | cs-manager    | leadership      | ''            | support-manager
            improvement           | P1 | false | ''            | support-manager | ''            | ''
            advice                | P1 | false | ''            | support-manager | ''            | ''
            concession            | P1 | false | ''            | support-manager | ''            | ''
            numberReview          | -  | false | ''            | support-manager | ''            | ''
            """)
    void everyActivityHasItsRolesAndOneAccountable(
            String activity,
            String priority,
            boolean highRisk,
            String responsible,
            String accountable,
            String consulted,
            String informed) {
        assertThat(RULES.decide(
                                "assignRoles",
                                putValue("activity", activity)
                                        .putValue("priority", priority)
                                        .putValue("highRisk", highRisk))
                        .getSingleResult())
                .containsEntry("responsible", responsible)
                .containsEntry("accountable", accountable)
                .containsEntry("consulted", consulted)
                .containsEntry("informed", informed);
    }

    /** Another row needs another example above. */
    @Test
    void everyRowHasItsExample() {
        assertThat(Dmn.readModelFromFile(Path.of("processes/raci.dmn").toFile()).getModelElementsByType(Rule.class))
                .hasSize(12);
    }
}
