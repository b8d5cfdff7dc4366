package dev.baton.routing.reach;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.TimeFormat;
import dev.baton.routing.reach.KeptReach.Look;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks whether somebody can be reached in the weeks to come, in the background and on one node: once an hour, and after a rota, an
 * absence, a person, a group or a calendar changed. Each group with a hole has one alarm, which names the first.
 */
@Component
public class ReachCheck {

    private static final long LOCK = 0x7265616368L;

    private final DryRun dryRun;
    private final KeptReach kept;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration every;
    private final int weeks;
    private final String settings;

    ReachCheck(
            DryRun dryRun,
            KeptReach kept,
            Alarms alarms,
            JdbcClient jdbc,
            Clock clock,
            @Value("${baton.routing.reach.every}") Duration every,
            @Value("${baton.routing.reach.weeks}") int weeks,
            @Value("${baton.routing.groups}/${baton.routing.reach.at-any-hour}/${baton.routing.calendar}")
                    String settings) {
        this.dryRun = dryRun;
        this.kept = kept;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.clock = clock;
        this.every = every;
        this.weeks = weeks;
        this.settings = settings + "/" + weeks;
    }

    /** True where it was computed anew: not while another node does, and not where nothing has changed. */
    @Transactional
    public boolean look() {
        if (!isOurs()) {
            return false;
        }
        var saw = whatItComesFrom();
        var now = clock.instant();
        var last = kept.last();
        if (last.isPresent()
                && last.get().saw().equals(saw)
                && now.isBefore(last.get().at().plus(every))
                && !now.isBefore(last.get().at())) {
            return false;
        }
        var from = now.truncatedTo(ChronoUnit.MINUTES);
        tell(dryRun.between(from, from.plus(Duration.ofDays(7L * weeks))), new Look(saw, now));
        return true;
    }

    private void tell(List<Reach> found, Look look) {
        var before = kept.all().stream().collect(Collectors.toMap(Reach::group, Function.identity()));
        var all = found.stream()
                .map(reach -> before.containsKey(reach.group()) ? reach.after(before.get(reach.group())) : reach)
                .toList();
        kept.keep(all, look);
        for (var reach : all) {
            var known = before.get(reach.group());
            if (known == null || !reach.hasTheSameFirstHoleAs(known)) {
                alarms.settle(Alarm.Kind.NOBODY_REACHABLE, reach.group());
            }
            if (!reach.holes().isEmpty()) {
                alarms.raise(Alarm.Kind.NOBODY_REACHABLE, reach.group(), what(reach));
            }
        }
        alarms.settleAllBut(
                Alarm.Kind.NOBODY_REACHABLE,
                all.stream()
                        .filter(reach -> !reach.holes().isEmpty())
                        .map(Reach::group)
                        .toList());
    }

    private static String what(Reach reach) {
        var first = reach.holes().get(0);
        var until = reach.isOpen(first) ? "on" : "to " + TimeFormat.told(first.to());
        return "From %s %s nobody can be reached at level %d (%s). The page Who can be reached, /people/reach, has all such times: give somebody the turn, or move an absence."
                .formatted(TimeFormat.told(first.from()), until, reach.level(), reach.group());
    }

    private String whatItComesFrom() {
        return jdbc.sql("""
                select md5(concat_ws('|', :settings::text,
                  (select sum(hashtextextended(concat_ws(' ', group_name, version), 0)) from rota),
                  (select version from people_version),
                  (select max(version) from calendars),
                  (select sum(hashtextextended(concat_ws(' ', id, calendar, zone, disabled), 0)) from person),
                  (select sum(hashtextextended(concat_ws(' ', id, person, from_at, to_at, substitute), 0)) from absence)))
                """).param("settings", settings).query(String.class).single();
    }

    private boolean isOurs() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }
}
