package dev.baton.intake;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseFile.Filed;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.intake.ReadReport.Read;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files a report and starts its process, both or neither. */
@Component
public class ReportCase {

    static final String PROCESS = "support-case";

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final RuntimeService runtime;

    ReportCase(CaseFile caseFile, Conversation conversation, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.runtime = runtime;
    }

    @Transactional
    public Filed report(Read read) {
        var filed = caseFile.file(read.report());
        if (filed.created()) {
            read.asides().forEach(aside -> conversation.add(filed.number(), Direction.INTERNAL, true, null, aside));
            runtime.startProcessInstanceByKey(PROCESS, filed.number().value());
        }
        return filed;
    }
}
