package dev.baton.triage;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.CaseTriaged;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import dev.baton.casefile.Grade;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Priority;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How bad it is has changed: the same rules score the case again, and what runs goes on under the new priority. */
@Component
class AssessAnew {

    private final CaseFile caseFile;
    private final Facts facts;
    private final DecisionService decisions;
    private final RuntimeService runtime;
    private final TaskService tasks;

    AssessAnew(CaseFile caseFile, Facts facts, DecisionService decisions, RuntimeService runtime, TaskService tasks) {
        this.caseFile = caseFile;
        this.facts = facts;
        this.decisions = decisions;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Transactional
    Case assess(CaseNumber number, String category, Grade impact, Grade urgency) {
        NotNow.unlessWorkedOn(caseFile.getForChange(number));
        caseFile.record(new CaseTriaged(number, category, impact, urgency));
        var score = score(number);
        tell(number, score);
        caseFile.record(new CasePrioritized(
                number,
                Priority.valueOf((String) score.get("priority")),
                ((Number) score.get("score")).intValue(),
                (String) score.get("reasons"),
                Boolean.TRUE.equals(score.get("highRisk"))));
        return caseFile.get(number);
    }

    private Map<String, Object> score(CaseNumber number) {
        return decisions
                .evaluateDecisionByKey("scoreCase")
                .variables(facts.of(number))
                .evaluate()
                .getSingleResult()
                .getEntryMap();
    }

    private void tell(CaseNumber number, Map<String, Object> score) {
        var known = new HashMap<>(facts.of(number));
        known.putAll(score);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(process -> runtime.setVariables(process.getId(), known));
        var rank = ((Number) Objects.requireNonNull(score.get("taskPriority"))).intValue();
        tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), rank));
    }
}
