package dev.baton.resolution.concessions;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.UnknownCalendar;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.engine.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** By when somebody decides: {@code concessions.dmn} says within how long, and {@code sla.dmn} when their team works. */
@Component
class ApprovalTime {

    private static final Logger log = LoggerFactory.getLogger(ApprovalTime.class);

    private final Decisions decisions;
    private final Calendars calendars;
    private final Accounts accounts;
    private final Clock clock;

    ApprovalTime(Decisions decisions, Calendars calendars, Accounts accounts, Clock clock) {
        this.decisions = decisions;
        this.calendars = calendars;
        this.accounts = accounts;
        this.clock = clock;
    }

    Instant due(Case subject, Approver approver) {
        var account = accounts.get(subject.account());
        var facts = new HashMap<String, Object>();
        facts.put("team", approver.group());
        facts.put(
                "priority",
                subject.priority() == null ? null : subject.priority().name());
        facts.put("tier", account.tier());
        facts.put("region", account.region());
        var within = Duration.parse(
                decisions.ask("timeApproval", facts).get("answerWithin").toString());
        var now = clock.instant();
        var due = calendar(String.valueOf(
                        decisions.ask("chooseTeamCalendar", facts).get("calendar")))
                .due(now, within, List.of());
        return Objects.requireNonNullElse(due, now.plus(within));
    }

    /** Hours that are not there keep nobody from being asked. */
    private WorkingCalendar calendar(String name) {
        if (name.equals(WorkingCalendar.ALWAYS.name())) {
            return WorkingCalendar.ALWAYS;
        }
        try {
            return calendars.get(calendars.latest(), name);
        } catch (UnknownCalendar missing) {
            log.warn("sla.dmn, chooseTeamCalendar: {} Approvals are due around the clock.", missing.getMessage());
            return WorkingCalendar.ALWAYS;
        }
    }
}
