package dev.baton.kpi.judging;

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

/** The marks of numbers.dmn, and what they make of a value. */
class NumbersRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("numbers");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            escalationRate         | lower   | 16.2  | 12  | 100 | bad  | Escalation rate above 15 %: training or process? | task
            escalationRate         | lower   | 15    | 12  | 100 | fair | ''                                               | ''
            escalationRate         | lower   | 10.1  | 12  | 100 | fair | ''                                               | ''
            escalationRate         | lower   | 10    | 12  | 100 | good | ''                                               | ''
            escalationRate         | lower   | 50    | -   | 19  | none | ''                                               | ''
            escalationRate         | lower   | 50    | -   | 20  | bad  | Escalation rate above 15 %: training or process? | task
            levelOneShare          | higher  | 80    | -   | 100 | good | ''                                               | ''
            levelOneShare          | higher  | 79.9  | -   | 100 | fair | ''                                               | ''
            levelOneShare          | higher  | 69.9  | -   | 100 | bad  | Level 1 solves less than 70 %: what does it lack, knowledge or rights? | task
            specialistShare        | lower   | 5     | -   | 100 | good | ''                                               | ''
            specialistShare        | lower   | 5.1   | -   | 100 | fair | ''                                               | ''
            slaMet                 | higher  | 95    | -   | 100 | good | ''                                               | ''
            slaMetTakeCharge       | higher  | 89    | -   | 100 | bad  | SLA met below 90 %: more people, other budgets, or better routing? | task
            promisesKept           | higher  | 94    | -   | 100 | fair | ''                                               | ''
            reopenRate             | lower   | 4     | -   | 100 | good | ''                                               | ''
            csat                   | higher  | 80    | -   | 100 | fair | ''                                               | ''
            firstContactResolution | higher  | 30    | -   | 100 | bad  | Fewer than 35 % of the cases are solved at first contact: which answers are missing? | ''
            takeChargeTime         | lower   | 3601  | -   | 100 | bad  | Taking charge takes longer than an hour: who is asked, and when are they there? | task
            netRevenueRetention    | higher  | 101   | -   | 100 | good | ''                                               | ''
            grossDollarChurn       | lower   | 6     | -   | 100 | fair | ''                                               | ''
            opened                 | neither | 6     | -   | 100 | none | ''                                               | ''
            backlogAge             | lower   | 6     | -   | 100 | none | ''                                               | ''
            backlog                | lower   | 126   | 100 | 126 | bad  | The backlog grew by a quarter: what comes in more, or goes out less? | task
            backlog                | lower   | 111   | 100 | 111 | fair | ''                                               | ''
            backlog                | lower   | 110   | 100 | 110 | good | ''                                               | ''
            backlog                | lower   | 9     | 2   | 9   | none | ''                                               | ''
            backlog                | lower   | 900   | -   | 900 | good | ''                                               | ''
            """)
    void everyMarkHasItsExample(
            String figure,
            String better,
            double value,
            Double before,
            double counted,
            String judgement,
            String question,
            String act) {
        assertThat(RULES.decide(
                                "judgeNumber",
                                putValue("figure", figure)
                                        .putValue("better", better)
                                        .putValue("value", value)
                                        .putValue("valueBefore", before)
                                        .putValue("counted", counted))
                        .getSingleResult())
                .containsEntry("judgement", judgement)
                .containsEntry("question", question)
                .containsEntry("act", act);
    }

    /** Another row needs another example above. */
    @Test
    void everyRowHasItsExample() {
        assertThat(Dmn.readModelFromFile(Path.of("processes/numbers.dmn").toFile())
                        .getModelElementsByType(Rule.class))
                .hasSize(23);
    }
}
