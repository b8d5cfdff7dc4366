package dev.baton.audit;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TimelineApi {

    private final CaseFile caseFile;
    private final AuditTrail trail;

    TimelineApi(CaseFile caseFile, AuditTrail trail) {
        this.caseFile = caseFile;
        this.trail = trail;
    }

    /** Everything that happened to the case, oldest first. 404 where there is no such case. */
    @GetMapping("/api/cases/{number}/timeline")
    List<AuditTrail.Entry> timeline(@PathVariable String number) {
        return trail.of(caseFile.get(new CaseNumber(number)).number());
    }
}
