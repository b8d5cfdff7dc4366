package dev.baton.links;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.CaseMerged;
import dev.baton.casefile.CaseEvent.DuplicateTakenIn;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A duplicate goes on in another case: what was said on it is read there, what its customer waits for is owed there, and they are
 * answered there. Its own clocks stop, neither kept nor missed; its promises, waits, escalations, tasks and processes end, and it
 * is closed. None of this is taken back.
 */
@Component
class MergeCase {

    private final CaseFile caseFile;
    private final CaseLocks locks;
    private final Conversation conversation;
    private final Waiting waiting;
    private final RuntimeService runtime;

    MergeCase(CaseFile caseFile, CaseLocks locks, Conversation conversation, Waiting waiting, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.locks = locks;
        this.conversation = conversation;
        this.waiting = waiting;
        this.runtime = runtime;
    }

    /**
     * @return false where it was merged into that one before
     * @throws NotNow where one of them is not open, or is merged into a third
     */
    @Transactional
    boolean merge(CaseNumber duplicate, CaseNumber main) {
        locks.take(List.of(duplicate.value(), main.value()));
        var subject = caseFile.get(duplicate);
        if (main.equals(subject.mergedInto())) {
            return false;
        }
        refuse(subject, caseFile.get(main));
        caseFile.record(new DuplicateTakenIn(main, duplicate));
        waiting.end(
                main,
                WaitingOn.CUSTOMER,
                conversation.lastWordOfTheCustomer(duplicate).orElse(subject.reportedAt()));
        caseFile.record(new CaseMerged(duplicate, main));
        waiting.endAll(duplicate);
        caseFile.close(duplicate);
        endProcesses(duplicate, main);
        return true;
    }

    private static void refuse(Case duplicate, Case main) {
        if (!duplicate.account().equals(main.account())) {
            throw new Refusal(
                    "to",
                    "is a case of another account: their customers would read each other's words. Link them as related instead");
        }
        NotNow.unlessOpen(duplicate);
        if (main.status() == Status.OPEN) {
            return;
        }
        throw main.status() == Status.CLOSED && main.mergedInto() == null
                ? new NotNow(
                        "%s is closed.".formatted(main.number()),
                        "Merge only into an open case; link the two as related instead.")
                : NotNow.as(main);
    }

    /** Whatever the model would have gone on with: there is nothing left to do on this case. */
    private void endProcesses(CaseNumber duplicate, CaseNumber main) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(duplicate.value())
                .rootProcessInstances()
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "Merged into " + main));
    }
}
