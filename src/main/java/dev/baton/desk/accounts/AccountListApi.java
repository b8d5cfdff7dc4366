package dev.baton.desk.accounts;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.web.ProblemResponses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts for programs. */
@RestController
class AccountListApi {

    private static final int MOST = 200;

    private final AccountList list;
    private final Accounts accounts;
    private final AccountHistory history;
    private final AccountStory story;

    private final ApplicationEventPublisher events;

    AccountListApi(
            AccountList list,
            Accounts accounts,
            AccountHistory history,
            AccountStory story,
            ApplicationEventPublisher events) {
        this.events = events;
        this.list = list;
        this.accounts = accounts;
        this.history = history;
        this.story = story;
    }

    /**
     * @param history how its facts changed, the newest first
     * @param promises of the cases of the last 90 days that who asks may read
     */
    record Known(Account account, List<AccountHistory.Change> history, AccountStory.Promises promises) {}

    /**
     * Accounts by name: all of them for managers, auditors and customer success managers, for others those of whose cases they may
     * read one or whose customer success manager they are. {@code openCases} counts the open ones that who asks may read, to 20.
     *
     * @param q words of the name or the id, each from its beginning, without accents and capitals; at most 200 characters
     * @param limit 1 to 200
     * @param after {@code next} of the page before
     */
    @GetMapping("/api/accounts")
    AccountList.Page list(
            Authentication login,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal("limit", "must lie between 1 and %d".formatted(MOST));
        }
        var page = list.page(login, q, limit, after);
        events.publishEvent(Deed.of("Exported")
                .with("what", "accounts")
                .with("count", page.items().size()));
        return page;
    }

    /** What is known of an account. 404 where there is none, or none that who asks may read. */
    @GetMapping("/api/accounts/{id}")
    Known get(@PathVariable String id, Authentication login) {
        var account = accounts.find(id)
                .filter(found -> list.mayRead(login, found.id()))
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.NOT_FOUND,
                        "There is no account of this id, or none of whose cases you may read one."));
        return new Known(account, history.of(account.id()), story.promises(login, account.id()));
    }
}
