package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Kinds of timer events that a process owner may draw and Baton's own models do not have. */
@BatonTest
class TimerKindsTest {

    private static final String KEY = "timer-kinds";

    @Autowired
    private Timers timers;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    /** A user task without an activity of the matrix would be refused. */
    private static final String DOERS = "${raci.doers('documentation')}";

    private String deployment = "";
    private String businessKey = "";

    @BeforeEach
    void freezeTime() {
        ClockUtil.setCurrentTime(ClockUtil.getCurrentTime());
    }

    @AfterEach
    void leaveNothingBehind() {
        repository.deleteDeployment(deployment, true);
        ClockUtil.reset();
    }

    @Test
    void aCycleThatCountsIsLostUntilItHasFiredThatOften() {
        start(process()
                .startEvent()
                .userTask("task")
                .camundaCandidateGroups(DOERS)
                .boundaryEvent("event_reminder")
                .cancelActivity(false)
                .timerWithCycle("R2/PT1H")
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());

        fire();
        management.deleteJob(timer().jobId());
        assertThat(lost()).extracting(LostTimer::activityId).containsExactly("event_reminder");

        timers.rearm(lost().get(0));
        assertThat(timer().due())
                .isEqualTo(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(1)));
        fire();
        assertThat(timers()).as("it counts anew").hasSize(1);
        fire();
        assertThat(timers()).isEmpty();
        assertThat(lost()).isEmpty();
    }

    @Test
    void anIntermediateTimerIsLostAndGoesOnOnceItIsRearmed() {
        start(process()
                .startEvent()
                .intermediateCatchEvent("event_rested")
                .timerWithDuration("PT1H")
                .userTask("task")
                .camundaCandidateGroups(DOERS)
                .endEvent()
                .done());
        management.deleteJob(timer().jobId());

        assertThat(lost()).extracting(LostTimer::activityId).containsExactly("event_rested");
        timers.rearm(lost().get(0));
        fire();

        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(businessKey)
                        .count())
                .isOne();
        assertThat(lost()).isEmpty();
    }

    @Test
    void aTimerOfTheProcessItselfIsLostUnlessItHasInterruptedIt() {
        var process = process();
        process.eventSubProcess()
                .startEvent("event_tooLong")
                .interrupting(true)
                .timerWithDuration("PT1H")
                .userTask("late")
                .camundaCandidateGroups(DOERS)
                .endEvent();
        process.eventSubProcess()
                .startEvent("event_halfTime")
                .interrupting(false)
                .timerWithDuration("PT2H")
                .endEvent();
        start(process.startEvent("start")
                .userTask("task")
                .camundaCandidateGroups(DOERS)
                .endEvent()
                .done());
        timers().forEach(timer -> management.deleteJob(timer.jobId()));

        assertThat(lost())
                .extracting(LostTimer::activityId)
                .containsExactlyInAnyOrder("event_tooLong", "event_halfTime");
        lost().forEach(timers::rearm);
        fire();

        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(businessKey)
                        .list())
                .extracting(Task::getTaskDefinitionKey)
                .containsExactly("late");
        assertThat(timers()).isEmpty();
        assertThat(lost()).isEmpty();
    }

    @Test
    void aTimerThatIsNotDueYetBecauseItsActivityHasNotBegunIsNotLost() {
        start(process()
                .startEvent()
                .userTask("task")
                .camundaCandidateGroups(DOERS)
                .camundaAsyncBefore()
                .boundaryEvent("event_late")
                .timerWithDuration("PT1H")
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());

        assertThat(lost()).isEmpty();
    }

    @Test
    void aSuspendedProcessGetsItsTimerBackSuspended() {
        start(process()
                .startEvent()
                .intermediateCatchEvent("event_rested")
                .timerWithDuration("PT1H")
                .endEvent()
                .done());
        management.deleteJob(timer().jobId());
        runtime.updateProcessInstanceSuspensionState()
                .byProcessInstanceId(lost().get(0).processInstanceId())
                .suspend();

        timers.rearm(lost().get(0));

        assertThat(management
                        .createJobQuery()
                        .jobId(timer().jobId())
                        .suspended()
                        .count())
                .isOne();
    }

    private static ProcessBuilder process() {
        return Bpmn.createExecutableProcess(KEY).camundaHistoryTimeToLive(1);
    }

    private void start(BpmnModelInstance model) {
        businessKey = UUID.randomUUID().toString();
        deployment = repository
                .createDeployment()
                .addModelInstance(KEY + ".bpmn", model)
                .deploy()
                .getId();
        runtime.startProcessInstanceByKey(KEY, businessKey);
    }

    /** A moment late, as timers are: at the very instant the engine would count the repetition once more. */
    private void fire() {
        var timer = timer();
        ClockUtil.setCurrentTime(Date.from(timer.due().plusSeconds(2)));
        management.executeJob(timer.jobId());
    }

    private Timer timer() {
        return timers().get(0);
    }

    private List<Timer> timers() {
        return timers.of(List.of(businessKey));
    }

    private List<LostTimer> lost() {
        return timers.lost(List.of(businessKey));
    }
}
