package dev.baton.statuspage.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.baton.statuspage.StatusPageSettings;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;

class WhoWorksTest {

    @Test
    void customersAreToldNoNamesUnlessTheDeskWantsThat() {
        var identities = mock(IdentityService.class);
        var whoWorks = new WhoWorks(
                identities,
                new StatusPageSettings(
                        false,
                        null,
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        new StatusPageSettings.Low(2, 6),
                        new StatusPageSettings.Limits(Duration.ofMinutes(1), 1, 1, 1)));

        assertThat(whoWorks.names(List.of("mara"))).isEmpty();
        assertThat(whoWorks.group("support-manager", "mara", whoWorks.names(List.of("mara"))))
                .isEqualTo(new WhoWorks.Somebody("support-manager", null));
        assertThat(whoWorks.group("a-group-of-ours", null, java.util.Map.of()).role())
                .isEqualTo("other");
        verifyNoInteractions(identities);
    }
}
