package dev.baton.models.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.security.Groups;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    /** Integrators are programs and administrators no desk: no table may give them work. */
    @Test
    void theGroupsATableMayNameAreThePeopleOfTheDeskAndWhoWatchesIt() {
        assertThat(Vocabulary.GROUPS)
                .containsExactlyInAnyOrderElementsOf(Groups.NAMES.keySet().stream()
                        .filter(group -> !group.equals(Groups.INTEGRATORS) && !group.equals(Groups.ADMINISTRATORS))
                        .toList());
    }
}
