package dev.baton.sla.review;

import dev.baton.casefile.AccountChanged;
import dev.baton.engine.ModelsDeployed;
import dev.baton.sla.SlaClocks;
import dev.baton.sla.policy.CalendarsFollowDeployments;
import dev.baton.sla.timers.AsSystem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
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
    private final AsSystem asSystem;
    private final SlaClocks clocks;

    DeadlineReviews(RuntimeService runtime, HistoryService history, AsSystem asSystem, SlaClocks clocks) {
        this.runtime = runtime;
        this.history = history;
        this.asSystem = asSystem;
        this.clocks = clocks;
    }

    /**
     * @param reason what changed
     * @param total cases with open deadlines when it began
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
                .filter(name -> name.endsWith("sla.dmn") || CalendarsFollowDeployments.isCalendars(name))
                .sorted()
                .toList();
        if (!rules.isEmpty()) {
            start("new version of " + String.join(" and ", rules), null);
        }
    }

    /** Nothing to review, nothing started. */
    void start(String reason, @Nullable String account) {
        if (clocks.open(account) == 0) {
            return;
        }
        var about = new HashMap<String, Object>();
        about.put("reason", reason);
        about.put("account", account);
        asSystem.run(() -> runtime.startProcessInstanceByKey(PROCESS, about));
    }

    public boolean isRunning() {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .count()
                > 0;
    }

    /** Whether all open cases were looked at since then, for whatever reason. */
    boolean hasReviewedSince(Instant since) {
        return latest().stream()
                .anyMatch(review ->
                        review.account() == null && !review.startedAt().isBefore(since));
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
        return new Review(
                String.valueOf(known.get("reason")),
                (String) known.get("account"),
                number(known, "total"),
                number(known, "reviewed"),
                process.getStartTime().toInstant(),
                process.getEndTime() == null ? null : process.getEndTime().toInstant());
    }

    private static int number(Map<String, Object> known, String name) {
        return known.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
