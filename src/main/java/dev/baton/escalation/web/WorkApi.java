package dev.baton.escalation.web;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StorableText;
import dev.baton.escalation.GiveWork;
import jakarta.validation.Valid;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who has the work on a case. */
@RestController
class WorkApi {

    private final GiveWork giveWork;
    private final CaseFile caseFile;

    WorkApi(GiveWork giveWork, CaseFile caseFile) {
        this.giveWork = giveWork;
        this.caseFile = caseFile;
    }

    /** @param person the id of a colleague of the case's team; missing gives the work back to the team */
    record Gift(
            @StorableText(max = 64) @Nullable String person,

            @StorableText(max = 1_000, required = true) @Nullable
            String reason) {}

    /**
     * Gives the work to a colleague, or back to the team. 204, also where they have it. Whoever has the work may; anybody of the
     * team where nobody has; and always who answers for the case or has more authority than the team. 400 where they are not of the
     * team or somebody else has the work, 404 where there is no such case, 409 where the team has nothing to do on it.
     */
    @PostMapping("/api/cases/{number}/responsible")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@PathVariable String number, @RequestBody @Valid Gift gift, Principal by) {
        var subject = caseFile.get(new CaseNumber(number)).number();
        giveWork.give(subject, gift.person(), gift.reason(), by.getName());
    }
}
