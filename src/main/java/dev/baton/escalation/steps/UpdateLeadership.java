package dev.baton.escalation.steps;

import dev.baton.casefile.CaseEvent.LeadershipUpdated;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.Trend;
import dev.baton.escalation.Trends;
import dev.baton.escalation.leaders.LeadershipUpdates;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whoever leads an escalation says how it gets on; the informed group is told, and the escalation keeps it. Where it should have
 * ended by now they say why it has not.
 */
@Component
class UpdateLeadership implements TaskListener {

    private static final String LEADERS = "leadership";
    private static final Set<String> TRENDS = Set.of("improving", "same", "declining");

    private final OpenQuestion question;
    private final LeadershipUpdates updates;
    private final Trends trends;
    private final Notices notices;
    private final CaseFile caseFile;
    private final Clock clock;

    UpdateLeadership(
            OpenQuestion question,
            LeadershipUpdates updates,
            Trends trends,
            Notices notices,
            CaseFile caseFile,
            Clock clock) {
        this.question = question;
        this.updates = updates;
        this.trends = trends;
        this.notices = notices;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        if (EVENTNAME_CREATE.equals(task.getEventName())) {
            updates.ask(((Number) task.getVariable("escalation")).longValue());
        } else {
            update(task);
        }
    }

    private void update(DelegateTask task) {
        var escalation = question.of(task);
        var by = question.answeredBy(task, escalation);
        var answers = new FormAnswers(task.getVariables());
        var trend = Trend.of(answers.oneOf("trend", "How is it going?", TRENDS));
        var told = answers.required("note_leadership", "What leaders need to know");
        updates.tell(escalation, by, trend, told, why(escalation, answers));
        tell(escalation, by, trend, told);
        trends.keep(escalation, trend, by);
        task.removeVariables(answers.notes());
        task.removeVariables(List.of("trend"));
    }

    private static String kind(Trend trend) {
        return switch (trend) {
            case IMPROVING -> "leadershipImproving";
            case SAME -> "leadershipSame";
            case DECLINING -> "leadershipDeclining";
        };
    }

    private @Nullable String why(Escalation escalation, FormAnswers answers) {
        var due = escalation.deEscalateBy();
        var label = "Why it has not ended";
        return due == null || due.isAfter(clock.instant())
                ? answers.optional("note_stillEscalated", label)
                : answers.required("note_stillEscalated", label);
    }

    private void tell(Escalation escalation, String by, Trend trend, String told) {
        var number = new CaseNumber(escalation.caseNumber());
        var audience = Objects.requireNonNullElse(escalation.audience(), LEADERS);
        caseFile.record(new LeadershipUpdated(number, escalation.id(), by, audience, trend.label(), told));
        notices.tellGroup(
                Objects.requireNonNullElse(escalation.informedGroup(), LEADERS),
                Notice.about(number, kind(trend), number.value(), by));
    }
}
