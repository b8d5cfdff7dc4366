package dev.baton.audit;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TimelineApi {

    private static final int MOST = 1000;

    private final CaseFile caseFile;
    private final AuditTrail trail;

    TimelineApi(CaseFile caseFile, AuditTrail trail) {
        this.caseFile = caseFile;
        this.trail = trail;
    }

    /**
     * What happened to the case, oldest first. 404 where there is no such case.
     *
     * @param after the {@code id} of the last entry already known, to go on from there
     * @param limit at most so many entries, 1 to 1000
     */
    @GetMapping("/api/cases/{number}/timeline")
    List<AuditTrail.Entry> timeline(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "" + MOST) int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal("limit", "must lie between 1 and %d".formatted(MOST));
        }
        return trail.after(after, caseFile.get(new CaseNumber(number)).number(), limit);
    }
}
