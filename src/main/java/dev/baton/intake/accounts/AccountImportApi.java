package dev.baton.intake.accounts;

import dev.baton.intake.AccountReach;
import dev.baton.intake.accounts.AccountImport.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many accounts from a file. */
@RestController
class AccountImportApi {

    private final AccountImport accounts;
    private final AccountReach reach;

    AccountImportApi(AccountImport accounts, AccountReach reach) {
        this.accounts = accounts;
        this.reach = reach;
    }

    /**
     * Accounts from comma-separated values (RFC 4180, UTF-8, at most 8 MiB and 10,000 lines). The first line names the columns:
     * {@code id}, and any of {@code name, tier, arr, mrr, renewalDate, health, usage, industry, region, zone, csm, renewalOutcome,
     * renewedOn}, which mean the same as in {@code PUT /api/accounts/{id}}; what has no column stays as it is, an empty cell is not
     * known any more.
     *
     * <p>200 with how many were made, changed or the same, and with the lines some word of which counts for nothing. Where lines are
     * wrong the answer is 400 with all of them, and nothing is kept.
     *
     * @param dryRun true to be told and change nothing
     */
    @PostMapping(path = "/api/accounts/import", consumes = "text/csv")
    ResponseEntity<Outcome> importAccounts(
            @RequestParam(defaultValue = "false") boolean dryRun, HttpServletRequest request, Authentication login)
            throws IOException {
        var outcome = accounts.run(
                AccountFile.open(request.getInputStream()), dryRun, account -> reach.mayWrite(login, account));
        return ResponseEntity.status(outcome.wrong() > 0 ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .body(outcome);
    }
}
