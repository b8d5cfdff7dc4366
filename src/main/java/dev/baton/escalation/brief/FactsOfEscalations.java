package dev.baton.escalation.brief;

import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.CaseFacts;
import dev.baton.escalation.Briefs;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.leaders.ChangesSince;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the forms of an escalation show of it: its brief, what whoever was asked misses of it, how it gets on, and what changed
 * since the leadership was told. They are the words of people, which no rule decides on.
 */
@Component
class FactsOfEscalations implements CaseFacts {

    private static final Set<String> NAMES = Set.of(
            "briefIssue",
            "briefStepsTried",
            "briefHypothesis",
            "briefImpact",
            "briefAsk",
            "briefMissing",
            "trendTold",
            "deEscalateBy",
            "deEscalationDue",
            "sinceLastUpdate",
            "note_issue",
            "note_stepsTried",
            "note_hypothesis",
            "note_impact",
            "note_ask");

    private final EscalationRecords escalations;
    private final Briefs briefs;
    private final BriefRejections rejections;
    private final ChangesSince changes;
    private final TaskService tasks;
    private final Clock clock;

    FactsOfEscalations(
            EscalationRecords escalations,
            Briefs briefs,
            BriefRejections rejections,
            ChangesSince changes,
            TaskService tasks,
            Clock clock) {
        this.escalations = escalations;
        this.briefs = briefs;
        this.rejections = rejections;
        this.changes = changes;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return NAMES;
    }

    @Override
    public Map<String, @Nullable Object> of(String number) {
        return Map.of();
    }

    @Override
    public Map<String, @Nullable Object> ofTask(String task, String number) {
        return tasks.getVariable(task, "escalation") instanceof Number id
                ? of(escalations.get(id.longValue()))
                : Map.of();
    }

    private Map<String, @Nullable Object> of(Escalation escalation) {
        var facts = new HashMap<String, @Nullable Object>();
        briefs.of(escalation.id()).parts().forEach((part, written) -> {
            facts.put("brief" + Character.toUpperCase(part.charAt(0)) + part.substring(1), Glance.at(written));
            facts.put(FormAnswers.NOTE + part, written);
        });
        facts.put(
                "briefMissing",
                rejections
                        .open(escalation.id())
                        .map(open -> Glance.at(open.missing()))
                        .orElse(null));
        var due = escalation.deEscalateBy();
        facts.put(
                "trendTold",
                escalation.trend() == null ? null : escalation.trend().label());
        facts.put("deEscalateBy", due == null ? null : TimeFormat.told(due));
        facts.put("deEscalationDue", due != null && !due.isAfter(clock.instant()));
        facts.put("sinceLastUpdate", changes.told(escalation));
        return facts;
    }
}
