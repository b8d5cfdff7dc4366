package dev.baton.escalation.watching;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.ReadableAccounts;
import dev.baton.casefile.StorableText;
import jakarta.validation.Valid;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Watching an account, and naming who of leadership stands behind it. 404 where there is no account of that id that they may read. */
@RestController
@RequestMapping("/api/accounts/{id}")
class WatchApi {

    private final Watches watches;
    private final Sponsors sponsors;
    private final Accounts accounts;
    private final ReadableAccounts readable;

    WatchApi(Watches watches, Sponsors sponsors, Accounts accounts, ReadableAccounts readable) {
        this.watches = watches;
        this.sponsors = sponsors;
        this.accounts = accounts;
        this.readable = readable;
    }

    /** @param person id of somebody of leadership; null for nobody */
    record Sponsor(@StorableText(max = 64) @Nullable String person) {}

    /** 204, also where they watch it already. */
    @PutMapping("/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watch(@PathVariable String id, Principal by) {
        watches.begin(account(id).id(), by.getName());
    }

    /** 204, also where they do not watch it. */
    @DeleteMapping("/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unwatch(@PathVariable String id, Principal by) {
        watches.end(account(id).id(), by.getName());
    }

    /** 204. 400 where they are not of leadership. */
    @PutMapping("/sponsor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(@PathVariable String id, @RequestBody @Valid Sponsor sponsor, Principal by) {
        sponsors.name(account(id), sponsor.person(), by.getName());
    }

    private Account account(String id) {
        return accounts.find(id)
                .filter(account -> readable.reads(account.id()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no account of that id that you may read."));
    }
}
