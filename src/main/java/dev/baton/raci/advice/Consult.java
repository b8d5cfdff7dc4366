package dev.baton.raci.advice;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.AdviceAsked;
import dev.baton.casefile.CaseEvent.AdviceEnded;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Presence;
import dev.baton.raci.Raci;
import dev.baton.raci.Roles;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Asks each group that {@code raci.dmn} makes Consulted for the activity, beside whoever does it. A group that does it itself is not
 * asked, nor one that is asked the same already, nor one of which nobody else is there; that nobody could be asked is told.
 */
@Component
class Consult implements JavaDelegate {

    private final Raci raci;
    private final CaseFile caseFile;
    private final AdviceQuestions questions;
    private final AdviceTime time;
    private final AdviceProcesses processes;
    private final Presence presence;

    Consult(
            Raci raci,
            CaseFile caseFile,
            AdviceQuestions questions,
            AdviceTime time,
            AdviceProcesses processes,
            Presence presence) {
        this.raci = raci;
        this.caseFile = caseFile;
        this.questions = questions;
        this.time = time;
        this.processes = processes;
        this.presence = presence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var activity = (String) execution.getVariable("activity");
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        var roles = raci.roles(subject, activity);
        roles.consulted().stream()
                .distinct()
                .filter(group -> !roles.doers().contains(group))
                .forEach(group -> ask(subject, roles, group));
    }

    private void ask(Case subject, Roles roles, String group) {
        var number = subject.number();
        if (!isAnybodyElseIn(group, doer(subject, roles))) {
            caseFile.record(new AdviceEnded(number, null, roles.activity(), group, WhyEnded.NOBODY.told()));
            return;
        }
        var due = time.due(subject, group);
        questions.ask(number, roles.activity(), group, due).ifPresent(id -> {
            caseFile.record(new AdviceAsked(number, id, roles.activity(), group, due));
            processes.start(subject, id, roles.activity(), group, due);
        });
    }

    /** Who will do it, as far as that is known: whoever has the work, or answers for it where nobody is Responsible. */
    private static Optional<String> doer(Case subject, Roles roles) {
        return Optional.ofNullable(roles.responsible().isEmpty() ? subject.accountable() : subject.responsible());
    }

    private boolean isAnybodyElseIn(String group, Optional<String> doer) {
        return presence.isAnybodyThere(group, doer.map(Set::of).orElse(Set.of()));
    }
}
