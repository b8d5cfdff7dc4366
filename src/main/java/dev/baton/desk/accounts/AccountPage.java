package dev.baton.desk.accounts;

import dev.baton.casefile.AccountSection;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.desk.search.CaseFilter;
import dev.baton.desk.search.CaseList;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** The customers, and one of them with everything that who looks may read. */
@Controller
@RequestMapping("/accounts")
class AccountPage {

    private static final int ROWS = 50;
    private static final int CASES = 20;

    private final AccountList list;
    private final Accounts accounts;
    private final AccountHistory history;
    private final AccountStory story;
    private final SupportLoad load;
    private final CaseList cases;
    private final List<AccountSection> sections;
    private final Clock clock;

    AccountPage(
            AccountList list,
            Accounts accounts,
            AccountHistory history,
            AccountStory story,
            SupportLoad load,
            CaseList cases,
            List<AccountSection> sections,
            Clock clock) {
        this.list = list;
        this.accounts = accounts;
        this.history = history;
        this.story = story;
        this.load = load;
        this.cases = cases;
        this.sections = sections;
        this.clock = clock;
    }

    record Shown(String template, Object content) {}

    @GetMapping
    String list(
            Authentication login,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            Model page) {
        page.addAttribute("q", q);
        page.addAttribute("found", list.page(login, q, ROWS, after));
        page.addAttribute("counted", AccountList.MOST_COUNTED);
        return "desk/accounts";
    }

    /** 404 where there is none of this id, or none that who looks may read. */
    @GetMapping("/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable String after,
            Authentication login,
            Model page) {
        var account = accounts.find(id)
                .filter(found -> list.mayRead(login, found.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("account", account);
        page.addAttribute("history", history.of(account.id()));
        page.addAttribute("cases", cases.page(login, of(account.id()), CASES, after));
        page.addAttribute(
                "sections",
                sections.stream()
                        .map(section -> new Shown(section.template(), section.content(account)))
                        .toList());
        page.addAttribute("promises", story.promises(login, account.id()));
        page.addAttribute("escalations", story.escalations(login, account.id()));
        page.addAttribute("conversation", story.conversation(login, account.id(), before));
        page.addAttribute("load", list.seesAll(login) ? load.teams() : List.of());
        page.addAttribute("seesLoad", list.seesAll(login));
        page.addAttribute("now", clock.instant());
        return "desk/account";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(Refusal refusal, Authentication login, Model page) {
        page.addAttribute("refusal", refusal);
        return list(login, null, null, page);
    }

    private static CaseFilter of(String account) {
        return new CaseFilter(
                null, Set.<Status>of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(account), null, null);
    }
}
