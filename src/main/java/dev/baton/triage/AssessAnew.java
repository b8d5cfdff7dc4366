package dev.baton.triage;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.CaseTriaged;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.Categories;
import dev.baton.casefile.Grade;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NotNow;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How bad it is has changed: the case takes the same path as after its triage, and what runs goes on under what it finds. */
@Component
public class AssessAnew {

    private final CaseFile caseFile;
    private final Categories categories;
    private final CaseProcess process;
    private final RuntimeService runtime;

    AssessAnew(CaseFile caseFile, Categories categories, CaseProcess process, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.categories = categories;
        this.process = process;
        this.runtime = runtime;
    }

    @Transactional
    public Case assess(CaseNumber number, String category, Grade impact, Grade urgency) {
        var subject = caseFile.getForChange(number);
        NotNow.unlessWorkedOn(subject);
        process.unlessStuck(number);
        var chosen = categories.chosen(category);
        if (!chosen.equals(subject.category()) || impact != subject.impact() || urgency != subject.urgency()) {
            caseFile.record(new CaseTriaged(number, chosen, impact, urgency, true));
        }
        asked(number).correlate();
        return caseFile.get(number);
    }

    /** A case whose process was lost is not assessed before it is mended; what happened to it is kept all the same. */
    void run(CaseNumber number) {
        asked(number).correlateAll();
    }

    private MessageCorrelationBuilder asked(CaseNumber number) {
        return runtime.createMessageCorrelation(Messages.CASE_ASSESSED).processInstanceBusinessKey(number.value());
    }
}
