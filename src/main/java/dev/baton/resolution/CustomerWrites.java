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
import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * The customer's word moves the case: whoever waited for it waits no more, and on a resolved case a person reads it while it is
 * open. Whether it is, the clocks say, which come first.
 */
@Component
class CustomerWrites {

    private final CaseFile caseFile;
    private final Waiting waiting;
    private final Deadlines deadlines;
    private final RuntimeService runtime;
    private final TaskService tasks;

    CustomerWrites(CaseFile caseFile, Waiting waiting, Deadlines deadlines, RuntimeService runtime, TaskService tasks) {
        this.caseFile = caseFile;
        this.waiting = waiting;
        this.deadlines = deadlines;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @OnCaseEvent(Phase.ACT)
    void hear(ActivityRecorded event) {
        if (event.interaction().direction() == Direction.INBOUND
                && event.interaction().isActivity()) {
            waiting.end(event.number(), WaitingOn.CUSTOMER, event.interaction().happenedAt());
        }
        readWhatIsOpen(event.number());
    }

    @OnCaseEvent(Phase.ACT)
    void goesOn(ProcessRestarted event) {
        readWhatIsOpen(event.number());
    }

    private void readWhatIsOpen(CaseNumber number) {
        if (caseFile.get(number).status() == Status.RESOLVED && deadlines.isReplyOwed(number) && !isRead(number)) {
            read(number);
        }
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
