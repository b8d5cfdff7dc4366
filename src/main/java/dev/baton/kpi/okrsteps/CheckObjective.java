package dev.baton.kpi.okrsteps;

import dev.baton.casefile.Deed;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.kpi.okrcourse.Course;
import dev.baton.kpi.okrs.CheckIn;
import dev.baton.kpi.okrs.CheckIns;
import dev.baton.kpi.okrs.Objective;
import dev.baton.kpi.okrs.Objectives;
import dev.baton.kpi.okrs.Pace;
import dev.baton.kpi.okrs.Quarter;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Its owner says how sure they are of it; what the figures say at that moment is kept beside it. */
@Component
class CheckObjective implements TaskListener {

    private final Objectives objectives;
    private final CheckIns checkIns;
    private final Course course;
    private final Pace pace;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CheckObjective(
            Objectives objectives,
            CheckIns checkIns,
            Course course,
            Pace pace,
            Clock clock,
            ApplicationEventPublisher events) {
        this.objectives = objectives;
        this.checkIns = checkIns;
        this.course = course;
        this.pace = pace;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void notify(DelegateTask task) {
        var one = objectives.getForChange(task.getExecution().getProcessBusinessKey());
        if (!one.isActive()) {
            throw new Refusal("state", "%s is over. Leave the task.".formatted(one.number()));
        }
        var answers = new FormAnswers(task.getVariables());
        var said = answers.oneOf("confidence", "How sure are you that it is reached?", Set.of("high", "medium", "low"));
        var comment = answers.required("note_checkIn", "What is behind that, and what comes next");
        var by = by(task, one);
        var due = one.checkInDue() == null ? clock.instant() : one.checkInDue();
        checkIns.given(
                one.number(),
                due,
                by,
                CheckIn.Confidence.valueOf(said.toUpperCase(Locale.ROOT)),
                comment,
                course.of(one).stream()
                        .map(progress ->
                                new CheckIn.Value(progress.result().position(), progress.value(), progress.forecast()))
                        .toList());
        objectives.ask(one.number(), isOver(one) ? null : next(due), null);
        events.publishEvent(Deed.of("ObjectiveChecked")
                .by(by)
                .about("objective", one.number())
                .with("confidence", said)
                .words("comment", comment));
        task.removeVariables(answers.notes());
        task.removeVariable("confidence");
    }

    /** As regular as it was asked for, and never while this one is given. */
    private Instant next(Instant due) {
        var next = due.minus(pace.of("checkIn")).plus(pace.of("checkInEvery"));
        return next.isAfter(clock.instant()) ? next : clock.instant().plus(pace.of("checkInEvery"));
    }

    private boolean isOver(Objective one) {
        return !Quarter.read(one.quarter()).to(course.zone()).isAfter(clock.instant());
    }

    private static String by(DelegateTask task, Objective one) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && !(login instanceof AnonymousAuthenticationToken)) {
            return login.getName();
        }
        return task.getAssignee() == null ? Objects.requireNonNull(one.owner()) : task.getAssignee();
    }
}
