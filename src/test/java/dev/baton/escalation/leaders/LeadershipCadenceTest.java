package dev.baton.escalation.leaders;

import static dev.baton.casefile.EscalationKind.HIERARCHICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Escalation;
import dev.baton.escalation.Escalation.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadershipCadenceTest {

    private static final String LED = "2026-03-02T09:00:00Z";

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            P1D,      -,                    -,                    2026-03-03T09:00:00Z
            P7D,      2026-03-04T10:00:00Z, -,                    2026-03-11T10:00:00Z
            P7D,      -,                    2026-03-03T12:00:00Z, 2026-03-03T12:00:00Z
            P1D,      -,                    2026-03-09T12:00:00Z, 2026-03-03T09:00:00Z
            -,        -,                    2026-03-09T12:00:00Z, 2026-03-09T12:00:00Z
            ' ',      -,                    -,                    -
            PT0S,     -,                    -,                    -
            -P1D,     -,                    -,                    -
            sometime, -,                    -,                    -
            """)
    void theNextUpdateIsDueInTheRhythmOrWhenTheEscalationHasToEnd(
            String every, String toldAt, String endBy, String next) {
        assertThat(LeadershipCadence.next(led(State.ACCEPTED, every, instant(toldAt), instant(endBy))))
                .isEqualTo(instant(next));
    }

    @Test
    void nothingIsDueOfOneThatNobodyLeads() {
        assertThat(LeadershipCadence.next(led(State.REQUESTED, "P1D", null, null)))
                .isNull();
        assertThat(LeadershipCadence.next(led(State.DE_ESCALATED, "P1D", null, instant(LED))))
                .isNull();
    }

    private static Instant instant(String written) {
        return written == null ? null : Instant.parse(written);
    }

    private static Escalation led(State state, String every, Instant toldAt, Instant endBy) {
        var at = Instant.parse(LED);
        return new Escalation(
                1,
                "C-000001",
                HIERARCHICAL,
                HIERARCHICAL,
                1,
                "requested",
                "They ask",
                "mara",
                "support-agent",
                "leadership",
                "vera",
                false,
                "CEO",
                every,
                state,
                at,
                at,
                at,
                null,
                null,
                null,
                "sam",
                "critical",
                "leadership",
                null,
                null,
                endBy,
                toldAt);
    }
}
