package dev.baton.expectations.outlook;

import dev.baton.casefile.Case;
import dev.baton.casefile.Presence;
import dev.baton.casefile.TimeFormat;
import dev.baton.expectations.ContactHours;
import dev.baton.expectations.NextUpdate;
import dev.baton.web.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * A promise is held against the load and the hours of who has to keep it before it is made. What it costs does not grow with the
 * cases: one statement each for the person, their team and its load.
 */
@Component
public class Outlook {

    /** Of fewer words nothing is said about how long they take. */
    static final int ENOUGH = 5;

    private final Presence presence;
    private final TeamLoad load;
    private final NextUpdate nextUpdate;
    private final ContactHours contactHours;
    private final Words words;
    private final Clock clock;

    Outlook(
            Presence presence,
            TeamLoad load,
            NextUpdate nextUpdate,
            ContactHours contactHours,
            Words words,
            Clock clock) {
        this.presence = presence;
        this.load = load;
        this.nextUpdate = nextUpdate;
        this.contactHours = contactHours;
        this.words = words;
        this.clock = clock;
    }

    /** Sentences in the language of whoever asks, what weighs most first; empty where nothing speaks against it. */
    public List<String> doubts(Case subject, Instant hour, ZoneId zone) {
        var all = new ArrayList<String>();
        absence(subject, hour, all);
        team(subject, hour, all);
        customer(subject, hour, zone, all);
        return all;
    }

    private void absence(Case subject, Instant hour, List<String> all) {
        var keeper = subject.responsible() == null ? subject.accountable() : subject.responsible();
        if (keeper != null && !presence.isThereAt(keeper, hour)) {
            all.add(
                    keeper.equals(asker())
                            ? words.of("expectations.doubt.youAway")
                            : words.of("expectations.doubt.away", keeper));
        }
    }

    private void team(Case subject, Instant hour, List<String> all) {
        var team = subject.team();
        if (team == null) {
            return;
        }
        var loaded = load.of(team, subject.priority());
        if (!presence.worksAnybodyAt(team, hour)) {
            all.add(words.of("expectations.doubt.nobodyWorks", loaded.name()));
        }
        var wait = loaded.expectedWait(ENOUGH);
        if (wait != null && wait.compareTo(Duration.between(clock.instant(), hour)) > 0) {
            all.add(words.of(
                    "expectations.doubt.load",
                    loaded.name(),
                    loaded.open(),
                    loaded.critical(),
                    told(wait),
                    loaded.words()));
        }
    }

    private void customer(Case subject, Instant hour, ZoneId zone, List<String> all) {
        var opening = contactHours.open(subject, hour);
        if (!opening.equals(hour)) {
            all.add(words.of("expectations.doubt.contactHours", told(opening, zone)));
        }
        var byTheRules = nextUpdate.fromNow(subject);
        if (hour.isAfter(byTheRules)) {
            all.add(words.of("expectations.doubt.cadence", told(byTheRules, zone)));
        }
    }

    /** On the clock of whoever asks. */
    private static String told(Instant hour, ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) || zone.getId().equals("UTC")
                ? TimeFormat.told(hour)
                : DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", LocaleContextHolder.getLocale())
                        .withZone(zone)
                        .format(hour);
    }

    /** Such as {@code 3:05} hours, which reads the same in every language. */
    private static String told(Duration wait) {
        return "%d:%02d h".formatted(wait.toHours(), wait.toMinutesPart());
    }

    private static @Nullable String asker() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? null : login.getName();
    }
}
