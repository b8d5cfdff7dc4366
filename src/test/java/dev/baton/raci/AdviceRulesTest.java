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

class AdviceRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("consult");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            P1 | PT30M
            P2 | PT2H
            P3 | PT8H
            -  | PT8H
            """)
    void theGraverTheCaseTheSoonerTheWorkGoesOnWithoutAdvice(String priority, String within) {
        assertThat(RULES.decide("limitAdvice", putValue("priority", priority)).getSingleResult())
                .containsEntry("adviceWithin", within);
    }

    /** Another row needs another example above. */
    @Test
    void everyRowHasItsExample() {
        assertThat(Dmn.readModelFromFile(Path.of("processes/consult.dmn").toFile())
                        .getModelElementsByType(Rule.class))
                .hasSize(3);
    }
}
