package dev.baton.resolution.restart;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.CaseProcess.State;
import dev.baton.casefile.Facts;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.engine.Decisions;
import dev.baton.engine.RuleAttempts;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case whose process is gone gets one again, at the step where it stood; its clocks have never stopped. What else was open on it
 * goes on as well: those whose it is hear of it by {@link ProcessRestarted}.
 */
@Component
class RestartProcess {

    /** Of tasks, where the score fails. */
    private static final int PLAIN_PRIORITY = 50;

    private final CaseFile caseFile;
    private final CaseProcess processes;
    private final StartInTheMiddle start;
    private final Facts facts;
    private final Decisions decisions;
    private final IdentityService identities;

    RestartProcess(
            CaseFile caseFile,
            CaseProcess processes,
            StartInTheMiddle start,
            Facts facts,
            Decisions decisions,
            IdentityService identities) {
        this.caseFile = caseFile;
        this.processes = processes;
        this.start = start;
        this.facts = facts;
        this.decisions = decisions;
        this.identities = identities;
    }

    /** Fails with {@link Refusal} where the case is closed or has a process. */
    @Transactional
    void restart(CaseNumber number) {
        var subject = caseFile.getForChange(number);
        if (subject.status() == Status.CLOSED) {
            throw new Refusal("number", "%s is closed; it needs no process.".formatted(number));
        }
        if (processes.of(number) != State.GONE) {
            throw new Refusal("number", "%s has a process; there is nothing to start again.".formatted(number));
        }
        asBaton(() -> caseFile.record(new ProcessRestarted(number, start.at(subject, known(subject)))));
    }

    /** Whoever may press the button need not be allowed to start processes in their middle. */
    private void asBaton(Runnable work) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            if (person != null) {
                identities.setAuthentication(person);
            }
        }
    }

    /** What the process of a case starts with besides its facts. */
    private Map<String, Object> known(Case subject) {
        var known = new HashMap<String, Object>();
        known.put("number", subject.number().value());
        known.put("account", facts.of(subject.number()).get("account"));
        if (subject.priority() != null) {
            known.put("priority", subject.priority().name());
            known.put("taskPriority", taskPriority(subject));
            known.put("strategyNeeded", subject.highRisk() && subject.strategy() == null);
            known.put("team", subject.team());
            known.put("rootCauseKnown", subject.rootCause() != null);
            known.put("escalateAtOnce", false);
        }
        return known;
    }

    private Object taskPriority(Case subject) {
        return RuleAttempts.known().isPresent()
                ? PLAIN_PRIORITY
                : decisions.ask("scoreCase", facts.of(subject.number())).getOrDefault("taskPriority", PLAIN_PRIORITY);
    }
}
