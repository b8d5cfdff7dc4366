package dev.baton.intake;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseFile.Filed;
import dev.baton.casefile.CaseReport;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files a report and starts its process, both or neither. */
@Component
public class ReportCase {

    static final String PROCESS = "support-case";

    private final CaseFile caseFile;
    private final RuntimeService runtime;

    ReportCase(CaseFile caseFile, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.runtime = runtime;
    }

    @Transactional
    public Filed report(CaseReport report) {
        var filed = caseFile.file(report);
        if (filed.created()) {
            runtime.startProcessInstanceByKey(PROCESS, filed.number().value());
        }
        return filed;
    }
}
