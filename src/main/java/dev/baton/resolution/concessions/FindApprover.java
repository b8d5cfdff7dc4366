package dev.baton.resolution.concessions;

import dev.baton.casefile.CaseEvent.ConcessionAsked;
import dev.baton.casefile.CaseEvent.ConcessionPassedOn;
import dev.baton.casefile.CaseFile;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The first who is asked, or the next where nobody answered. */
@Component
class FindApprover implements JavaDelegate {

    private final ConcessionRecords records;
    private final ConcessionRequests requests;
    private final Approvers approvers;
    private final ApprovalTime time;
    private final CaseFile caseFile;

    FindApprover(
            ConcessionRecords records,
            ConcessionRequests requests,
            Approvers approvers,
            ApprovalTime time,
            CaseFile caseFile) {
        this.records = records;
        this.requests = requests;
        this.approvers = approvers;
        this.time = time;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var open = records.get(((Number) execution.getVariable(ConcessionProcess.ID)).longValue());
        var isFirst = open.due() == null;
        var subject = caseFile.get(open.caseNumber());
        Optional<Approver> approver =
                isFirst ? approvers.first(subject, open.worth(), open.askedBy()) : approvers.next(subject, open);
        execution.setVariable("approverThere", approver.isPresent());
        approver.ifPresentOrElse(
                found -> {
                    records.ask(open.id(), found, !isFirst, time.due(subject, found));
                    tell(open, found, isFirst);
                },
                () -> requests.end(
                        open,
                        isFirst
                                ? "nobody who may approve it is there"
                                : "%s did not answer in time, and nobody has more authority".formatted(open.whom())));
    }

    private void tell(Concession open, Approver found, boolean isFirst) {
        caseFile.record(
                isFirst
                        ? new ConcessionAsked(
                                open.caseNumber(),
                                open.id(),
                                open.kind().label(),
                                open.worth().what(),
                                open.askedBy(),
                                found.whom(),
                                open.reason())
                        : new ConcessionPassedOn(
                                open.caseNumber(),
                                open.id(),
                                open.worth().what(),
                                found.whom(),
                                open.whom() + " did not answer in time"));
    }
}
