package dev.baton.intake.accounts;

import dev.baton.casefile.AccountId;
import dev.baton.casefile.Accounts;
import dev.baton.intake.AccountReach;
import dev.baton.intake.Warnings;
import dev.baton.web.ProblemResponses;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Accounts in from a CRM. */
@RestController
class AccountApi {

    static final String NOT_THEIRS =
            "It is an account none of whose cases you may read. Ask its customer success manager to change it.";

    private final Accounts accounts;
    private final ReadAccount words;
    private final AccountReach reach;

    AccountApi(Accounts accounts, ReadAccount words, AccountReach reach) {
        this.reach = reach;
        this.accounts = accounts;
        this.words = words;
    }

    record Warned(List<String> warnings) {}

    /**
     * 204 once the account is known, whether it was before or not; 200 with {@code warnings} where fields were left out or count
     * for nothing; with a tier or health that is not known it is to be completed. All that is known is said each time: what is left
     * out, or null, is not known any more. Ids are compared without case and without the blanks around them. 403 where the account
     * is known and who asks may not read it.
     */
    @PutMapping("/api/accounts/{id}")
    ResponseEntity<Warned> put(@PathVariable String id, @RequestBody @Valid KnownAccount known, Authentication login) {
        var account = AccountId.of("id", id).value();
        refuseUnlessTheirs(login, account);
        var read = words.read(account, known);
        accounts.save(read.account());
        var warnings = Warnings.ofUnknown(known.unknown());
        read.warnings().forEach(warnings::add);
        return warnings.isEmpty() ? ResponseEntity.noContent().build() : ResponseEntity.ok(new Warned(warnings.all()));
    }

    private void refuseUnlessTheirs(Authentication login, String id) {
        accounts.find(id).filter(known -> !reach.mayWrite(login, known.id())).ifPresent(known -> {
            throw ProblemResponses.answer(HttpStatus.FORBIDDEN, NOT_THEIRS);
        });
    }
}
