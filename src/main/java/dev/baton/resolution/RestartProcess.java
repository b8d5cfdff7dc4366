package dev.baton.resolution;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.engine.Decisions;
import dev.baton.engine.RuleAttempts;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case whose process somebody deleted gets one again, at the step where it stood; its clocks have never stopped. */
@Component
class RestartProcess {

    private static final String PROCESS = "support-case";

    /** Of tasks, where the score fails. */
    private static final int PLAIN_PRIORITY = 50;

    private final CaseFile caseFile;
    private final Facts facts;
    private final Decisions decisions;
    private final RuntimeService runtime;
    private final IdentityService identities;

    RestartProcess(
            CaseFile caseFile, Facts facts, Decisions decisions, RuntimeService runtime, IdentityService identities) {
        this.caseFile = caseFile;
        this.facts = facts;
        this.decisions = decisions;
        this.runtime = runtime;
        this.identities = identities;
    }

    /** Fails with {@link Refusal} where the case is closed or has a process. */
    @Transactional
    void restart(CaseNumber number) {
        var subject = caseFile.getForChange(number);
        if (subject.status() == Status.CLOSED) {
            throw new Refusal("number", "%s is closed; it needs no process.".formatted(number));
        }
        if (runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .count()
                > 0) {
            throw new Refusal("number", "%s has a process; there is nothing to start again.".formatted(number));
        }
        var step = Step.of(subject);
        start(subject, step);
        caseFile.record(new ProcessRestarted(number, step.title));
    }

    /** In Baton's own name: whoever may press the button need not be allowed to start processes in their middle. */
    private void start(Case subject, Step step) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            runtime.createProcessInstanceByKey(PROCESS)
                    .businessKey(subject.number().value())
                    .setVariables(known(subject))
                    .startBeforeActivity(step.activity)
                    .execute();
        } finally {
            if (person != null) {
                identities.setAuthentication(person);
            }
        }
    }

    private Map<String, Object> known(Case subject) {
        var known = new HashMap<>(facts.of(subject.number()));
        known.put("accountable", subject.accountable());
        if (subject.priority() != null) {
            known.putAll(
                    RuleAttempts.known().isPresent()
                            ? Map.of("taskPriority", PLAIN_PRIORITY)
                            : decisions.ask("scoreCase", known));
            known.put("priority", subject.priority().name());
            known.put("score", subject.score());
            known.put("reasons", subject.reasons());
            known.put("highRisk", subject.highRisk() && subject.strategy() == null);
            known.put("strategyNeeded", subject.highRisk() && subject.strategy() == null);
            known.put("team", subject.team());
            known.put("skill", subject.skill());
            known.put("escalateAtOnce", false);
        }
        return known;
    }

    private enum Step {
        TRIAGE("userTask_triageCase", "Triage case"),
        WORK("callActivity_resolveCase", "Resolve case"),
        DOCUMENT("callActivity_documentCase", "Document case");

        private final String activity;
        private final String title;

        Step(String activity, String title) {
            this.activity = activity;
            this.title = title;
        }

        static Step of(Case subject) {
            if (subject.status() == Status.RESOLVED) {
                return DOCUMENT;
            }
            return subject.priority() == null ? TRIAGE : WORK;
        }
    }
}
