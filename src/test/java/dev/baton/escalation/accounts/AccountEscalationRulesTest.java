package dev.baton.escalation.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.models.Rules;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountEscalationRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("account-escalation");

    @ParameterizedTest
    @CsvSource({
        "acceptance, PT24H",
        "setUp, PT24H",
        "ending, PT48H",
        "review, PT168H",
        "aStepOfOnesOwn, PT168H",
    })
    void everyStepHasATimeAndSomebodyWhoIsAskedAfterIt(String step, String within) {
        assertThat(RULES.decide("limitStep", Variables.putValue("step", step)).getSingleResult())
                .containsEntry("within", within)
                .containsEntry("asks", "leadership");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"red, PT48H", "yellow, PT56H", "green, PT56H", "-, PT56H"})
    void anAccountHearsOfItThreeTimesAWeekAtLeast(String health, String every) {
        assertThat(RULES.decide("paceUpdates", Variables.putValue("health", health))
                        .getSingleResult())
                .containsEntry("updateEvery", every);
    }
}
