package dev.baton.expectations;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.UnknownCalendar;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.engine.Decisions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** When an update may reach the customer: {@code expectations.dmn} chooses the hours, their own zone says when those are. */
@Component
public class ContactHours {

    private static final Logger log = LoggerFactory.getLogger(ContactHours.class);

    private final Decisions decisions;
    private final Calendars calendars;
    private final Accounts accounts;

    ContactHours(Decisions decisions, Calendars calendars, Accounts accounts) {
        this.decisions = decisions;
        this.calendars = calendars;
        this.accounts = accounts;
    }

    /** That instant, or the next one at which an update may reach them. */
    public Instant open(Case subject, Instant instant) {
        var account = accounts.get(subject.account());
        var hours = calendar(choose(subject, account.region()));
        var zone = subject.zone() == null ? account.zone() : subject.zone();
        var there = hours.equals(WorkingCalendar.ALWAYS)
                ? hours
                : zone(zone).map(hours::in).orElse(hours);
        var opening = there.due(instant, Duration.ZERO, List.of());
        return opening == null ? instant : opening;
    }

    private String choose(Case subject, @Nullable String region) {
        var facts = new HashMap<String, Object>();
        facts.put(
                "priority",
                subject.priority() == null ? null : subject.priority().name());
        facts.put("region", region);
        return decisions.ask("chooseContactHours", facts).get("calendar").toString();
    }

    /** Hours that are not there keep no promise from being made. */
    private WorkingCalendar calendar(String name) {
        if (name.equals(WorkingCalendar.ALWAYS.name())) {
            return WorkingCalendar.ALWAYS;
        }
        try {
            return calendars.get(calendars.latest(), name);
        } catch (UnknownCalendar missing) {
            log.warn(
                    "expectations.dmn, chooseContactHours: {} Updates are promised at any hour.", missing.getMessage());
            return WorkingCalendar.ALWAYS;
        }
    }

    private static Optional<ZoneId> zone(@Nullable String zone) {
        try {
            return Optional.ofNullable(zone).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
