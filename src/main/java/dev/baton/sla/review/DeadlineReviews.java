package dev.baton.sla.review;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.AccountChanged;
import dev.baton.engine.ModelsDeployed;
import dev.baton.engine.WaitingJobs;
import dev.baton.sla.SlaClocks;
import dev.baton.sla.policy.CalendarsFollowDeployments;
import dev.baton.sla.timers.AsSystem;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Whatever deadlines are computed from has changed: the process {@code deadline-review} computes those of the open cases anew. */
@Component
public class DeadlineReviews {

    static final String PROCESS = "deadline-review";
    static final String NEW_DAY = "a new day";
    private static final int SHOWN = 10;

    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService management;
    private final AsSystem asSystem;
    private final WaitingJobs jobs;
    private final SlaClocks clocks;
    private final Alarms alarms;

    DeadlineReviews(
            RuntimeService runtime,
            HistoryService history,
            ManagementService management,
            AsSystem asSystem,
            WaitingJobs jobs,
            SlaClocks clocks,
            Alarms alarms) {
        this.alarms = alarms;
        this.runtime = runtime;
        this.history = history;
        this.management = management;
        this.asSystem = asSystem;
        this.jobs = jobs;
        this.clocks = clocks;
    }

    /**
     * @param reason what changed
     * @param total cases with open deadlines when it began, and those that came meanwhile and were looked at as well
     * @param reviewed cases looked at so far
     * @param endedAt null while it runs
     */
    public record Review(
            String reason,
            @Nullable String account,
            int total,
            int reviewed,
            Instant startedAt,
            @Nullable Instant endedAt) {

        public boolean isRunning() {
            return endedAt == null;
        }
    }

    @EventListener
    void anAccountChanged(AccountChanged changed) {
        start("account changed", changed.account().id());
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void rulesChanged(ModelsDeployed models) {
        var rules = models.files().keySet().stream()
                .filter(this::concernsCases)
                .sorted()
                .toList();
        if (!rules.isEmpty()) {
            start("new version of " + String.join(" and ", rules), null);
        }
    }

    /** What a rule failed for is looked at again whichever rule is new. */
    private boolean concernsCases(String file) {
        return file.endsWith("sla.dmn")
                || CalendarsFollowDeployments.isCalendars(file)
                || file.endsWith(".dmn") && !alarms.open(Alarm.Kind.RULE_FAILED).isEmpty();
    }

    /** Nothing to review, nothing started; a review that has not begun yet does this one's work as well. */
    void start(String reason, @Nullable String account) {
        if (clocks.open(account) == 0) {
            return;
        }
        asSystem.run(() -> startOrJoin(reason, account));
    }

    private void startOrJoin(String reason, @Nullable String account) {
        giveUpWhatIsStuck();
        if (joins(reason, waiting(account)) || joins(reason, waiting(null))) {
            return;
        }
        var about = new HashMap<String, Object>();
        about.put("reason", reason);
        about.put("account", account);
        runtime.startProcessInstanceByKey(PROCESS, about);
    }

    private List<ProcessInstance> waiting(@Nullable String account) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .variableValueEquals("account", account)
                .variableValueEquals("reviewed", 0)
                .listPage(0, 1);
    }

    private boolean joins(String reason, List<ProcessInstance> waiting) {
        var review =
                waiting.stream().map(ProcessInstance::getId).filter(jobs::keep).findFirst();
        review.ifPresent(id -> {
            var reasons = (String) runtime.getVariable(id, "reason");
            if (!List.of(reasons.split(", ")).contains(reason)) {
                runtime.setVariable(id, "reason", reasons + ", " + reason);
            }
        });
        return review.isPresent();
    }

    /** One that has failed too often runs no more, and keeps no other from running. */
    public boolean isRunning() {
        return management
                        .createJobQuery()
                        .processDefinitionKey(PROCESS)
                        .withRetriesLeft()
                        .count()
                > 0;
    }

    private void giveUpWhatIsStuck() {
        management.createJobQuery().processDefinitionKey(PROCESS).noRetriesLeft().list().stream()
                .map(Job::getProcessInstanceId)
                .distinct()
                .forEach(stuck ->
                        runtime.deleteProcessInstance(stuck, "It could not go on; another review does its work"));
    }

    /** Whether all open cases were looked at since then, for whatever reason; a review that died has not looked at all. */
    boolean hasReviewedSince(Instant since) {
        return history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .variableValueEquals("account", null)
                        .startedAfter(Date.from(since))
                        .completed()
                        .count()
                > 0;
    }

    public List<Review> latest() {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, SHOWN)
                .stream()
                .map(this::review)
                .toList();
    }

    private Review review(HistoricProcessInstance process) {
        var known = new HashMap<String, Object>();
        history.createHistoricVariableInstanceQuery()
                .processInstanceId(process.getId())
                .list()
                .forEach((HistoricVariableInstance variable) -> known.put(variable.getName(), variable.getValue()));
        var reviewed = number(known, "reviewed");
        return new Review(
                String.valueOf(known.get("reason")),
                (String) known.get("account"),
                Math.max(number(known, "total"), reviewed),
                reviewed,
                process.getStartTime().toInstant(),
                process.getEndTime() == null ? null : process.getEndTime().toInstant());
    }

    private static int number(Map<String, Object> known, String name) {
        return known.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
