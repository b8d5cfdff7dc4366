package dev.baton.audit.erasure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ErasureApi {

    private final Erasures erasures;
    private final Holds holds;

    ErasureApi(Erasures erasures, Holds holds) {
        this.erasures = erasures;
        this.holds = holds;
    }

    /**
     * @param kind {@code contact} of a customer, or {@code person} of ours who was deleted
     * @param subject the mail address, or the user id
     * @param names what else they are called in what others wrote; at most ten, of 4 letters at least; on the cases of their accounts, where they are whole words
     * @param reason who asked for it and when
     */
    record Request(
            @Nullable String kind,
            @Nullable String subject,
            @Nullable List<@Nullable String> names,
            @Nullable String reason) {}

    record Asked(long id) {}

    /** @param account either it or {@code case} */
    record NewHold(
            @com.fasterxml.jackson.annotation.JsonProperty("case") @Nullable
            String caseNumber,

            @Nullable String account,
            @Nullable String reason) {}

    /** What was asked to be erased, the newest first, 200 at most. */
    @GetMapping("/api/audit/erasures")
    List<Erasures.Erasure> erasures() {
        return erasures.all();
    }

    /**
     * Asks for the data of somebody to be erased, which begins within a minute and cannot be undone. 400 where whom is not named rightly, is
     * one of us who is here still, or a legal hold stands against it.
     */
    @PostMapping("/api/audit/erasures")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked erase(@RequestBody Request request, Authentication user) {
        return new Asked(erasures.ask(
                request.kind(),
                request.subject(),
                request.names() == null ? List.of() : request.names(),
                request.reason(),
                user.getName()));
    }

    /** Legal holds that stand, the newest first, 500 at most. */
    @GetMapping("/api/audit/holds")
    List<Holds.Hold> holds() {
        return holds.standing();
    }

    /** Sets a hold on a case or an account. 400 where there is one already, or no such case or account. */
    @PostMapping("/api/audit/holds")
    @ResponseStatus(HttpStatus.CREATED)
    void hold(@RequestBody NewHold hold, Authentication user) {
        holds.set(hold.caseNumber(), hold.account(), hold.reason(), user.getName());
    }

    /** Lifts a hold. 400 where it is lifted already. */
    @DeleteMapping("/api/audit/holds/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable long id, Authentication user) {
        holds.lift(id, user.getName());
    }
}
