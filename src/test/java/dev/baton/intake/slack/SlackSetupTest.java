package dev.baton.intake.slack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is wrong with the set-up is told by the name of its property. */
class SlackSetupTest {

    @Test
    void aSecretThatIsTooShortIsNamed() {
        assertThatThrownBy(() -> new SlackSignatures("short", Clock.systemUTC()))
                .hasMessageContaining("baton.slack.signing-secret is shorter than")
                .hasMessageNotContaining("short;");
    }

    @Test
    void onlyTheWorkspacesThatAreNamedAreHeard() {
        var named = new SlackWorkspaces(Set.of("T1", "T2"));

        assertThatCode(() -> named.check("T2")).doesNotThrowAnyException();
        assertThatThrownBy(() -> named.check("T3")).hasMessageContaining("baton.slack.teams");
        assertThatThrownBy(() -> named.check("")).hasMessageContaining("baton.slack.teams");
        assertThatCode(() -> new SlackWorkspaces(Set.of()).check("T3")).doesNotThrowAnyException();
    }
}
