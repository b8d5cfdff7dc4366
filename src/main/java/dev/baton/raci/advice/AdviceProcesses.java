package dev.baton.raci.advice;

import dev.baton.casefile.Activity;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import dev.baton.casefile.Messages;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Each question has a process of its own, {@code consult.bpmn}: it begins and ends by message, whatever becomes of who asked. */
@Component
class AdviceProcesses {

    private static final String QUESTION = "advice";
    /** Of tasks, where the case has no priority. */
    private static final int PLAIN_PRIORITY = 50;

    private final RuntimeService runtime;
    private final Facts facts;

    AdviceProcesses(RuntimeService runtime, Facts facts) {
        this.runtime = runtime;
        this.facts = facts;
    }

    void start(Case subject, long id, String activity, String group, Instant due) {
        var told = new HashMap<String, Object>();
        told.put("number", subject.number().value());
        told.put("account", facts.of(subject.number()).get("account"));
        told.put(
                "priority",
                subject.priority() == null ? null : subject.priority().name());
        told.put("taskPriority", PLAIN_PRIORITY);
        told.put(QUESTION, id);
        told.put("adviceOn", Activity.told(activity));
        told.put("adviceDue", Date.from(due));
        told.put("group", group);
        runtime.createMessageCorrelation(Messages.ADVICE_ASKED)
                .processInstanceBusinessKey(subject.number().value())
                .setVariables(told)
                .correlateStartMessage();
    }

    /** It may be gone: whoever administers the engine can delete it. */
    void end(CaseNumber number, long id) {
        runtime.createMessageCorrelation(Messages.ADVICE_ENDED)
                .processInstanceBusinessKey(number.value())
                .processInstanceVariableEquals(QUESTION, id)
                .correlateAll();
    }
}
