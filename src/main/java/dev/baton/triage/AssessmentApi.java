package dev.baton.triage;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Grade;
import dev.baton.casefile.StorableText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AssessmentApi {

    private final AssessAnew assessAnew;

    AssessmentApi(AssessAnew assessAnew) {
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
     * same pauses. Answers with the case. 409 where it is in triage, resolved or closed; 404 where there is no such case.
     */
    @PutMapping("/api/cases/{number}/assessment")
    Case assess(@PathVariable String number, @RequestBody @Valid Assessment assessment) {
        return assessAnew.assess(
                new CaseNumber(number), assessment.category(), assessment.impact(), assessment.urgency());
    }
}
