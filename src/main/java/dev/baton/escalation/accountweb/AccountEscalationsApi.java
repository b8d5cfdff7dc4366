package dev.baton.escalation.accountweb;

import dev.baton.casefile.Account;
import dev.baton.casefile.StorableText;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.RequestAccountEscalation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Asking Customer Success to take an account in hand. */
@RestController
@RequestMapping("/api/accounts/{id}/escalations")
class AccountEscalationsApi {

    private final RequestAccountEscalation request;
    private final AccountEscalationRecords escalations;
    private final AccountEscalationReach reach;

    AccountEscalationsApi(
            RequestAccountEscalation request, AccountEscalationRecords escalations, AccountEscalationReach reach) {
        this.request = request;
        this.escalations = escalations;
        this.reach = reach;
    }

    /**
     * @param impact what it costs the customer, and us
     * @param ask what Customer Success shall do or get done
     * @param cases numbers of cases of the account, a hundred at most; missing for none yet
     * @param responsible id of who shall be directly responsible; missing leaves it to the account's customer success manager, else to
     *     whoever of Customer Success has least to do
     */
    record Request(
            @StorableText(max = 2_000, required = true) @Nullable
            String reason,

            @StorableText(max = 2_000, required = true) @Nullable
            String impact,

            @StorableText(max = 2_000, required = true) @Nullable
            String ask,

            @Size(max = 100, message = "must be 100 cases at most") @Nullable
            List<@NotNull(message = "must be numbers of cases") String> cases,

            @StorableText(max = 64) @Nullable String responsible) {}

    record Requested(String number) {}

    /** @param state REQUESTED, SETTING_UP, LEADING, REVIEWING, DECLINED or ENDED */
    record Row(
            String number,
            AccountEscalation.State state,
            String reason,
            String responsible,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant endedAt) {}

    /**
     * 201 and the number of the account escalation; 200 and the number it has already where one with the same reason is open for the
     * account. 400 where a case is none of the account's that they may read or nobody can be responsible as asked, 404 where there is
     * no account of that id that they may read.
     */
    @PostMapping
    ResponseEntity<Requested> request(@PathVariable String id, @RequestBody @Valid Request body, Principal by) {
        var asked = request.request(
                account(id),
                new RequestAccountEscalation.Request(
                        body.reason(),
                        body.impact(),
                        body.ask(),
                        body.cases() == null ? List.of() : body.cases(),
                        body.responsible()),
                by.getName());
        return ResponseEntity.status(asked.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Requested(asked.number()));
    }

    /** The last fifty of the account, the open ones first. 404 where there is no account of that id that they may read. */
    @GetMapping
    List<Row> escalations(@PathVariable String id) {
        return escalations.ofAccount(account(id).id()).stream()
                .map(one -> new Row(
                        one.number(),
                        one.state(),
                        one.reason(),
                        one.responsible(),
                        one.requestedBy(),
                        one.requestedAt(),
                        one.endedAt()))
                .toList();
    }

    private Account account(String id) {
        return reach.account(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no account of that id that you may read."));
    }
}
