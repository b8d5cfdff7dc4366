package dev.baton.escalation.steps;

import static dev.baton.escalation.Escalated.functional;
import static dev.baton.escalation.Escalated.hierarchical;
import static dev.baton.escalation.Escalation.State.ACCEPTED;
import static dev.baton.escalation.Escalation.State.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Escalation;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {

    private final Escalation unasked = hierarchical(9, 0, null, REQUESTED, 0);

    @Test
    void askingAgainKeepsStepWithWhatIsUnanswered() {
        var pending = hierarchical(1, 2, "vera", REQUESTED, 0);
        assertThat(Levels.aligned(List.of(pending, unasked), unasked)).contains(pending);
    }

    @Test
    void afterAnAnswerTheNextOneGoesFurther() {
        var led = hierarchical(1, 2, "vera", ACCEPTED, 0);
        assertThat(Levels.aligned(List.of(led, unasked), unasked)).isEmpty();
    }

    @Test
    void expertiseAndAuthorityAreTwoQuestions() {
        assertThat(Levels.aligned(List.of(functional(1, "eli", REQUESTED, 0), unasked), unasked))
                .isEmpty();
    }

    @Test
    void oneThatClimbsKeepsStepWithWhatIsHigherAlready() {
        var own = hierarchical(1, 1, "cleo", REQUESTED, 0);
        var higher = hierarchical(2, 2, "vera", REQUESTED, 1);
        var beside = hierarchical(3, 1, "cleo", REQUESTED, 1);
        assertThat(Levels.aligned(List.of(own, higher, beside), own)).contains(higher);
        assertThat(Levels.aligned(List.of(own, beside), own))
                .as("nothing is higher")
                .isEmpty();
    }

    @Test
    void whatARuleRaisesStandsBesideNothing() {
        assertThat(Levels.aligned(List.of(hierarchical(1, 1, "cleo", REQUESTED, 0)), null))
                .isEmpty();
    }
}
