package dev.baton.escalation.accountweb;

import dev.baton.casefile.Account;
import dev.baton.escalation.accounts.RequestAccountEscalation;
import dev.baton.escalation.watching.Sponsors;
import dev.baton.escalation.watching.Watches;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do on the page of an account: ask for its escalation, watch it, name its sponsor. */
@Controller
@RequestMapping("/accounts/{id}")
class AccountPages {

    private static final int LONGEST = 2_000;
    private static final String BACK = "redirect:/accounts/{id}";

    private final RequestAccountEscalation request;
    private final AccountEscalationReach reach;
    private final Watches watches;
    private final Sponsors sponsors;
    private final AccountForm form;

    AccountPages(
            RequestAccountEscalation request,
            AccountEscalationReach reach,
            Watches watches,
            Sponsors sponsors,
            AccountForm form) {
        this.request = request;
        this.reach = reach;
        this.watches = watches;
        this.sponsors = sponsors;
        this.form = form;
    }

    /** @param cases numbers, with blanks or commas between */
    @PostMapping("/escalations")
    String request(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String impact,
            @RequestParam(defaultValue = "") String ask,
            @RequestParam(defaultValue = "") String cases,
            @RequestParam(defaultValue = "") String responsible,
            Authentication login,
            RedirectAttributes answer) {
        var account = account(id);
        var typed = Map.of("reason", reason, "impact", impact, "ask", ask, "cases", cases, "responsible", responsible);
        form.act("account-escalation", typed, answer, () -> {
            var asked = request.request(
                    account,
                    new RequestAccountEscalation.Request(
                            form.required("reason", reason, LONGEST),
                            form.required("impact", impact, LONGEST),
                            form.required("ask", ask, LONGEST),
                            numbers(cases),
                            responsible),
                    login.getName());
            return asked.created() ? "escalation.account.done.requested" : "escalation.account.done.same";
        });
        return back(account, answer);
    }

    /** @param on whether they watch it from now on */
    @PostMapping("/watch")
    String watch(
            @PathVariable String id,
            @RequestParam(defaultValue = "true") boolean on,
            Authentication login,
            RedirectAttributes answer) {
        var account = account(id);
        form.act("watch", Map.of(), answer, () -> {
            if (on) {
                watches.begin(account.id(), login.getName());
                return "escalation.account.done.watched";
            }
            watches.end(account.id(), login.getName());
            return "escalation.account.done.unwatched";
        });
        return back(account, answer);
    }

    /** @param person nobody where it is empty */
    @PostMapping("/sponsor")
    String sponsor(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String person,
            Authentication login,
            RedirectAttributes answer) {
        var account = account(id);
        form.act("sponsor", Map.of("person", person), answer, () -> {
            sponsors.name(account, person, login.getName());
            return "escalation.account.done.sponsor";
        });
        return back(account, answer);
    }

    private static List<String> numbers(String typed) {
        return Arrays.stream(typed.split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .toList();
    }

    private static String back(Account account, RedirectAttributes answer) {
        answer.addAttribute("id", account.id());
        return BACK;
    }

    private Account account(String id) {
        return reach.account(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
