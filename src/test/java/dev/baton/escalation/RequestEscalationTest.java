package dev.baton.escalation;

import static dev.baton.casefile.EscalationKind.FUNCTIONAL;
import static dev.baton.casefile.EscalationKind.HIERARCHICAL;
import static dev.baton.escalation.Escalated.functional;
import static dev.baton.escalation.Escalation.State.ACCEPTED;
import static dev.baton.escalation.Escalation.State.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEscalationTest {

    @ParameterizedTest
    @ValueSource(strings = {"They ask", " they ask ", "THEY ASK"})
    void theSameReasonWhileNobodyAnsweredIsTheSameEscalation(String reason) {
        var asked = functional(1, "eli", REQUESTED, 0);
        assertThat(RequestEscalation.same(List.of(asked), FUNCTIONAL, reason)).contains(asked);
        assertThat(RequestEscalation.same(List.of(asked), HIERARCHICAL, reason)).isEmpty();
        assertThat(RequestEscalation.same(List.of(asked), FUNCTIONAL, "It got worse"))
                .isEmpty();
        assertThat(RequestEscalation.same(List.of(functional(1, "eli", ACCEPTED, 0)), FUNCTIONAL, reason))
                .isEmpty();
    }
}
