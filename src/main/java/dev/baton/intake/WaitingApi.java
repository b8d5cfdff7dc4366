package dev.baton.intake;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StorableText;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** While a case waits on somebody else, the clocks that measure our own work stand still. */
@RestController
@RequestMapping("/api/cases/{number}/waiting")
@ResponseStatus(HttpStatus.NO_CONTENT)
class WaitingApi {

    private final Waiting waiting;

    WaitingApi(Waiting waiting) {
        this.waiting = waiting;
    }

    /** @param on customer or third-party */
    record Wait(
            @NotNull(message = "is missing: customer or third-party") @Nullable
            WaitingOn on,

            @StorableText(max = 1_000, required = true) @Nullable
            String reason) {}

    /** 204, also where the case waits on them already. 404 where there is no such case, 409 where it is resolved or closed. */
    @PostMapping
    void start(@PathVariable String number, @RequestBody @Valid Wait wait) {
        RetryOnConflict.attempt(() -> waiting.start(new CaseNumber(number), wait.on(), wait.reason()));
    }

    /** 204, also where the case does not wait on them. 404 where there is no such case. */
    @DeleteMapping("/{on}")
    void end(@PathVariable String number, @PathVariable String on) {
        RetryOnConflict.attempt(() -> waiting.end(new CaseNumber(number), WaitingOn.of(on)));
    }
}
