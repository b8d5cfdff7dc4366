package dev.baton.resolution;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deadlines;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Messages;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import java.time.Clock;
import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * The customer's word moves the case: whoever waited for it waits no more, and on a resolved case a person reads it. It comes
 * after the clocks, so that the task has its deadline.
 */
@Component
class CustomerWrites {

    private final CaseFile caseFile;
    private final Waiting waiting;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Deadlines deadlines;
    private final Clock clock;

    CustomerWrites(
            CaseFile caseFile,
            Waiting waiting,
            RuntimeService runtime,
            TaskService tasks,
            Deadlines deadlines,
            Clock clock) {
        this.caseFile = caseFile;
        this.waiting = waiting;
        this.runtime = runtime;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @OnCaseEvent(Phase.ACT)
    void hear(ActivityRecorded event) {
        if (event.interaction().direction() != Direction.INBOUND
                || !event.interaction().isActivity()) {
            return;
        }
        waiting.end(event.number(), WaitingOn.CUSTOMER, event.interaction().happenedAt());
        if (caseFile.get(event.number()).status() == Status.RESOLVED && !isRead(event.number())) {
            read(event.number());
        }
    }

    /** The word was kept while nobody could be asked to read it. */
    @OnCaseEvent(Phase.ACT)
    void hearWhatWasWrittenMeanwhile(ProcessRestarted event) {
        if (caseFile.get(event.number()).status() == Status.RESOLVED) {
            deadlines.nextReply(event.number()).ifPresent(due -> {
                if (due.isAfter(clock.instant())) {
                    read(event.number());
                } else {
                    reopen(event.number());
                }
            });
        }
    }

    private void reopen(CaseNumber number) {
        runtime.createMessageCorrelation(Messages.CASE_REOPENED)
                .processInstanceBusinessKey(number.value())
                .correlateAll();
    }

    /** What is written while the task is open joins it. */
    private boolean isRead(CaseNumber number) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(number.value())
                        .taskDefinitionKey(ReadCustomersMessage.TASK)
                        .count()
                > 0;
    }

    private void read(CaseNumber number) {
        var anew = new HashMap<String, Object>();
        anew.put("word", null);
        runtime.createMessageCorrelation(Messages.CUSTOMER_WROTE)
                .processInstanceBusinessKey(number.value())
                .setVariables(anew)
                .correlateAll();
    }
}
