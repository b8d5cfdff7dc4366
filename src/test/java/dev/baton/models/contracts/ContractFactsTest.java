package dev.baton.models.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.FormAnswers;
import dev.baton.engine.CaseFacts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the contract calls a fact is one, and every fact stands in it. */
@BatonTest
class ContractFactsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private List<CaseFacts> rooms;

    @Test
    void theContractNamesTheFactsThereAre() {
        assertThat(rooms.stream()
                        .flatMap(room -> room.names().stream())
                        .filter(name -> !name.startsWith(FormAnswers.NOTE))
                        .toList())
                .as("what fills in a field of a form is no fact that a model reads")
                .containsExactlyInAnyOrderElementsOf(Contract.FACTS);
    }

    @Test
    void everyRoomAnswersToItsNames() {
        var number = desk.standardCase().value();

        assertThat(rooms)
                .allSatisfy(room -> assertThat(room.of(number).keySet())
                        .as("none, where only forms show them")
                        .isIn(room.names(), Set.of()));
        assertThat(rooms)
                .filteredOn(room -> !room.of(number).isEmpty())
                .as("what rules read")
                .hasSizeGreaterThan(1);
    }
}
