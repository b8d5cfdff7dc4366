package dev.baton.history;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** A small model of its own for each test: an errand is done, and done again until it is done well. */
class Errands {

    static final String TASK = "userTask_doErrand";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private String key = "";

    Errands(ProcessEngine engine) {
        this.repository = engine.getRepositoryService();
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
    }

    /** A model nobody has used yet, in its first version. */
    String begin() {
        key = "errand-" + UUID.randomUUID().toString().substring(0, 8);
        deploy("Do errand");
        return key;
    }

    /** The next version; its task has another label. */
    String deploy(String label) {
        return deploy(ofCaseWork(Bpmn.createExecutableProcess(key)
                .name("Errand")
                .camundaHistoryTimeToLive(1)
                .startEvent("event_asked")
                .name("Asked")
                .userTask(TASK)
                .name(label)
                .camundaCandidateGroups("support-agent")
                .exclusiveGateway("gateway_doneWell")
                .name("Done well?")
                .sequenceFlowId("flow_no")
                .condition("no", "${execution.getVariable('again')}")
                .connectTo(TASK)
                .moveToNode("gateway_doneWell")
                .sequenceFlowId("flow_yes")
                .condition("yes", "${!execution.getVariable('again')}")
                .endEvent("event_done")
                .name("Done")
                .done()));
    }

    /** A model whose job fails as long as {@code due} is no date. */
    String deployFailing() {
        return deploy(Bpmn.createExecutableProcess(key)
                .name("Errand")
                .camundaHistoryTimeToLive(1)
                .startEvent("event_asked")
                .intermediateCatchEvent("event_due")
                .name("Due")
                .camundaAsyncBefore()
                .camundaInputParameter("when", "${execution.getVariable('due')}")
                .timerWithDate("${when}")
                .done());
    }

    /** Every task says which activity of raci.dmn it is. */
    private static BpmnModelInstance ofCaseWork(BpmnModelInstance model) {
        var activity = model.newInstance(CamundaProperty.class);
        activity.setCamundaName("activity");
        activity.setCamundaValue("caseWork");
        var extensions = model.newInstance(ExtensionElements.class);
        model.<UserTask>getModelElementById(TASK).setExtensionElements(extensions);
        extensions
                .addExtensionElement(CamundaProperties.class)
                .getCamundaProperties()
                .add(activity);
        return model;
    }

    private String deploy(BpmnModelInstance model) {
        return repository
                .createDeployment()
                .addModelInstance(key + ".bpmn", model)
                .deploy()
                .getId();
    }

    String definition(int version) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult()
                .getId();
    }

    String starts(Map<String, Object> variables) {
        return runtime.startProcessInstanceByKey(key, variables).getId();
    }

    String startsVersion(int version) {
        return runtime.startProcessInstanceById(definition(version)).getId();
    }

    String task(String instance) {
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    void claims(String person, String instance) {
        tasks.claim(task(instance), person);
    }

    void completes(String instance, boolean again) {
        tasks.complete(task(instance), Map.of("again", again));
    }

    void goesTo(String to, String from, String instance) {
        tasks.addCandidateGroup(task(instance), to);
        tasks.deleteCandidateGroup(task(instance), from);
    }

    /** Its job is done once, and fails or not. */
    void jobIsTried(String instance) {
        var job = management.createJobQuery().processInstanceId(instance).singleResult();
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException failed) {
            // stands in the history of the job
        }
    }

    int triesLeft(String instance) {
        return management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getRetries();
    }

    void mends(String instance, Object due) {
        runtime.setVariable(instance, "due", due);
        management.setJobRetries(
                management
                        .createJobQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId(),
                1);
        jobIsTried(instance);
    }

    void moves(String instance, int from, int to) {
        var plan = runtime.createMigrationPlan(definition(from), definition(to))
                .mapEqualActivities()
                .build();
        runtime.newMigration(plan).processInstanceIds(instance).execute();
    }

    /** The definitions go, what happened stays. */
    void forgetsItsModel() {
        repository.createProcessDefinitionQuery().processDefinitionKey(key).list().stream()
                .map(definition -> definition.getDeploymentId())
                .distinct()
                .forEach(deployment -> repository.deleteDeployment(deployment, false));
    }

    void end() {
        repository.createProcessDefinitionQuery().processDefinitionKeyLike("errand-%").list().stream()
                .map(definition -> definition.getDeploymentId())
                .distinct()
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }
}
