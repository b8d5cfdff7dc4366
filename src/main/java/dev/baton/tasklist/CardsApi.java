package dev.baton.tasklist;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asked by the script that Tasklist loads. */
@RestController
class CardsApi {

    private static final int MOST = 100;

    private final Cards cards;

    CardsApi(Cards cards) {
        this.cards = cards;
    }

    /**
     * What the cards of these tasks say of their cases.
     *
     * @param tasks ids of tasks; the first hundred count, and those that whoever asks may not read, or that are no case's, are left out
     */
    @GetMapping("/tasklist/cards")
    List<Card> cards(@RequestParam List<String> tasks, Authentication person) {
        var groups = List.copyOf(AuthorityUtils.authorityListToSet(person.getAuthorities()));
        return cards.of(tasks.stream().limit(MOST).toList(), person.getName(), groups);
    }
}
