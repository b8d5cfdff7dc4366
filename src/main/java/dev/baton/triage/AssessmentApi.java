package dev.baton.triage;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Grade;
import dev.baton.casefile.StorableText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AssessmentApi {

    private final AssessAnew assessAnew;
    private final RuleTroubles troubles;

    AssessmentApi(AssessAnew assessAnew, RuleTroubles troubles) {
        this.troubles = troubles;
        this.assessAnew = assessAnew;
    }

    /** @param category one of {@code baton.categories}, however it is spelt */
    record Assessment(
            @StorableText(max = 50, required = true) @Nullable
            String category,

            @NotNull(message = "is missing: low, medium or high")
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)
            @Nullable
            Grade impact,

            @NotNull(message = "is missing: low, medium or high")
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)
            @Nullable
            Grade urgency) {}

    /**
     * Assesses an open case anew: {@code triage.dmn} gives its priority, and its deadlines move with the same start and the
     * same pauses. Answers with the case; 202 where a rule failed: what was told is kept, the case stays as it was, and is assessed once the
     * rule works. 409 where it is in triage, resolved or closed; 404 where there is no such case.
     */
    @PutMapping("/api/cases/{number}/assessment")
    ResponseEntity<Case> assess(@PathVariable String number, @RequestBody @Valid Assessment assessment) {
        var assessed = assessAnew.assess(
                new CaseNumber(number), assessment.category(), assessment.impact(), assessment.urgency());
        return ResponseEntity.status(troubles.areOpen(assessed.number()) ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(assessed);
    }
}
