package dev.baton.raci.advice;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.UnknownCalendar;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.engine.Decisions;
import dev.baton.engine.RuleFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Until when somebody is asked: {@code consult.dmn} says how long, the hours of the group that is asked say when that is over. */
@Component
class AdviceTime {

    private static final Duration PLAIN = Duration.ofHours(4);

    private final Decisions decisions;
    private final Calendars calendars;
    private final Accounts accounts;
    private final Clock clock;

    AdviceTime(Decisions decisions, Calendars calendars, Accounts accounts, Clock clock) {
        this.decisions = decisions;
        this.calendars = calendars;
        this.accounts = accounts;
        this.clock = clock;
    }

    Instant due(Case subject, String group) {
        var now = clock.instant();
        var within = within(subject);
        var due = hours(subject, group).due(now, within, List.of());
        return due == null ? now.plus(within) : due;
    }

    private Duration within(Case subject) {
        var facts = new HashMap<String, Object>();
        facts.put(
                "priority",
                subject.priority() == null ? null : subject.priority().name());
        try {
            return Duration.parse(
                    decisions.ask("limitAdvice", facts).get("adviceWithin").toString());
        } catch (RuleFailed withoutTable) {
            return PLAIN;
        }
    }

    /** Whose hours cannot be found is asked at any hour. */
    private WorkingCalendar hours(Case subject, String group) {
        var account = accounts.get(subject.account());
        var facts = new HashMap<String, Object>();
        facts.put("team", group);
        facts.put(
                "priority",
                subject.priority() == null ? null : subject.priority().name());
        facts.put("tier", account.tier());
        facts.put("region", account.region());
        try {
            var name = decisions.ask("chooseTeamCalendar", facts).get("calendar");
            return name == null || name.equals(WorkingCalendar.ALWAYS.name())
                    ? WorkingCalendar.ALWAYS
                    : calendars.get(calendars.latest(), name.toString());
        } catch (RuleFailed | UnknownCalendar noHours) {
            return WorkingCalendar.ALWAYS;
        }
    }
}
