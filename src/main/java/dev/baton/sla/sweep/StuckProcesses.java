package dev.baton.sla.sweep;

import static java.util.Objects.requireNonNullElse;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ProcessLost;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.CaseProcess.State;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Status;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Cases that are not closed and whose process is gone or suspended: an alarm stands until it runs again. */
@Component
class StuckProcesses {

    private static final List<Alarm.Kind> KINDS = List.of(Alarm.Kind.PROCESS_GONE, Alarm.Kind.PROCESS_SUSPENDED);

    private final CaseProcess processes;
    private final CaseFile caseFile;
    private final Alarms alarms;

    StuckProcesses(CaseProcess processes, CaseFile caseFile, Alarms alarms) {
        this.processes = processes;
        this.caseFile = caseFile;
        this.alarms = alarms;
    }

    /** Those of the cases that are to be looked at: three statements for all of them. */
    List<CaseNumber> suspects(Collection<CaseNumber> cases) {
        var open = caseFile.openOf(cases);
        var states = processes.of(open);
        var known = alarms.subjects(KINDS);
        return Stream.concat(
                        cases.stream().filter(number -> known.contains(number.value())),
                        open.stream().filter(number -> states.get(number) != State.RUNNING))
                .distinct()
                .toList();
    }

    void look(CaseNumber number) {
        var subject = caseFile.get(number);
        var state = subject.status() == Status.CLOSED ? State.RUNNING : processes.of(number);
        if (state == State.GONE) {
            tellGone(subject);
        } else {
            alarms.settle(Alarm.Kind.PROCESS_GONE, number.value());
        }
        if (state == State.SUSPENDED) {
            tellSuspended(subject);
        } else {
            alarms.settle(Alarm.Kind.PROCESS_SUSPENDED, number.value());
        }
    }

    /** After {@link UnwatchedDeadlines}, which asks since when it was gone. */
    @OnCaseEvent(Phase.TELL + 1)
    void goesOn(ProcessRestarted event) {
        look(event.number());
    }

    private void tellGone(Case subject) {
        var raised = alarms.raise(
                Alarm.Kind.PROCESS_GONE,
                subject.number().value(),
                "Nobody is asked to work on it, and no deadline hands it on. %s answers for it; every manager and administrator sees this. A button on the page Deadlines starts its process again where the case stands."
                        .formatted(accountable(subject)));
        if (raised) {
            caseFile.record(new ProcessLost(subject.number()));
        }
    }

    private void tellSuspended(Case subject) {
        alarms.raise(
                Alarm.Kind.PROCESS_SUSPENDED,
                subject.number().value(),
                "Its tasks cannot be done, and its deadlines pass without handing it on. %s answers for it; an administrator activates it in Cockpit, and what was due meanwhile is told then."
                        .formatted(accountable(subject)));
    }

    private static String accountable(Case subject) {
        return requireNonNullElse(subject.accountable(), "Nobody");
    }
}
