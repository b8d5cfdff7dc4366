package dev.baton.statuspage.feedback;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What customers say of how it went. */
@RestController
class FeedbackApi {

    private final FeedbackRecords records;
    private final CaseFile caseFile;

    FeedbackApi(FeedbackRecords records, CaseFile caseFile) {
        this.records = records;
        this.caseFile = caseFile;
    }

    /**
     * @param resolved which resolution it is about
     * @param csat satisfaction, 1 to 5, the more the better; null where it was left out
     * @param effort 1 to 7, the less the better; null where it was left out
     * @param responsible who answered the customer last before it was resolved
     * @param accountable like {@code team} as it was when it was answered first
     * @param changed when they said something else, null where never
     */
    record Shown(
            Instant resolved,
            boolean solved,
            @Nullable Integer csat,
            @Nullable Integer effort,
            @Nullable String words,
            @Nullable String responsible,
            @Nullable String accountable,
            @Nullable String team,
            Instant given,
            @Nullable Instant changed) {

        static Shown of(Feedback one) {
            return new Shown(
                    one.resolvedAt(),
                    one.solved(),
                    one.csat(),
                    one.effort(),
                    one.words(),
                    one.responsible(),
                    one.accountable(),
                    one.team(),
                    one.givenAt(),
                    one.changedAt());
        }
    }

    /** The customer's answers, one for each resolution that was answered, the oldest first. 404 where there is no such case. */
    @GetMapping("/api/cases/{number}/feedback")
    List<Shown> feedback(@PathVariable String number) {
        var subject = caseFile.get(new CaseNumber(number)).number();
        return records.of(subject).stream().map(Shown::of).toList();
    }
}
