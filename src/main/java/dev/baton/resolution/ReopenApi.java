package dev.baton.resolution;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StorableText;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReopenApi {

    private final AskForReopening askForReopening;

    ReopenApi(AskForReopening askForReopening) {
        this.askForReopening = askForReopening;
    }

    record Reopening(
            @StorableText(max = 1_000, required = true) @Nullable
            String reason) {}

    /**
     * Opens a resolved case again. 204 once the work on it goes on; the time it lay resolved does not count. 409 where it is
     * open or closed for good; 404 where there is no such case.
     */
    @PostMapping("/api/cases/{number}/reopen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable String number, @RequestBody @Valid Reopening reopening) {
        askForReopening.ask(new CaseNumber(number), reopening.reason());
    }
}
