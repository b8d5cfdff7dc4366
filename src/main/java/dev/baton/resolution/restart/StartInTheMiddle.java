package dev.baton.resolution.restart;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.Status;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts the process of a case at the step where the case stands. */
@Component
class StartInTheMiddle {

    private static final String RESOLUTION = "resolution";

    private final RuntimeService runtime;
    private final RepositoryService repository;

    StartInTheMiddle(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /** @return the task at which it goes on, as its model names it */
    String at(Case subject, Map<String, Object> known) {
        endRemains(subject);
        var step = Step.of(subject);
        runtime.createProcessInstanceByKey(CaseProcess.KEY)
                .businessKey(subject.number().value())
                .setVariables(known)
                .startBeforeActivity(step.activity)
                .execute();
        return step.task == null || goesOnAt(subject, step.task) ? step.title : Step.WORK.title;
    }

    /** What was started beside the process of the case, and outlived it. */
    private void endRemains(Case subject) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.number().value())
                .rootProcessInstances()
                .list()
                .forEach(rest -> runtime.deleteProcessInstance(rest.getId(), "The process of its case was gone"));
    }

    /** A model of a process owner's may be without that task; the work then begins at its beginning. */
    private boolean goesOnAt(Case subject, String task) {
        var resolution = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.number().value())
                .processDefinitionKey(RESOLUTION)
                .singleResult();
        if (resolution == null || !has(resolution, task)) {
            return false;
        }
        runtime.createProcessInstanceModification(resolution.getId())
                .startBeforeActivity(task)
                .cancelAllForActivity("userTask_workOnCase")
                .execute();
        return true;
    }

    private boolean has(ProcessInstance process, String task) {
        return repository.getBpmnModelInstance(process.getProcessDefinitionId()).getModelElementById(task) != null;
    }

    /** Where it is in the model of the case, and in that of the work. */
    private enum Step {
        TRIAGE("userTask_triageCase", null, "Triage case"),
        WORK("callActivity_resolveCase", null, "Work on case"),
        ROOT_CAUSE("callActivity_resolveCase", "userTask_analyzeRootCause", "Analyze root cause"),
        SIGN_OFF("callActivity_resolveCase", "userTask_signOffResolution", "Sign off resolution"),
        DOCUMENT("callActivity_documentCase", null, "Document case");

        private final String activity;
        private final @Nullable String task;
        private final String title;

        Step(String activity, @Nullable String task, String title) {
            this.activity = activity;
            this.task = task;
            this.title = title;
        }

        static Step of(Case subject) {
            if (subject.status() == Status.RESOLVED) {
                return DOCUMENT;
            }
            return subject.priority() == null ? TRIAGE : valueOf(subject.step().name());
        }
    }
}
