package dev.baton.kpi.facts;

import static dev.baton.kpi.facts.Course.yes;

import dev.baton.casefile.CaseEvent.BriefRejected;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationClimbed;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.Trail.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How escalations went: how high, how long until somebody took charge, and how long at each level. */
final class Escalations implements Counting {

    private final Map<Long, One> all = new TreeMap<>();

    private static final class One {
        private final Instant asked;
        private final Traits traits;
        private final EscalationKind kind;
        private int level;
        private int highest;
        private Instant atLevelSince;
        private Traits atLevel;
        private @Nullable Duration untilCharge;
        private int returned;
        private boolean over;

        private One(Instant asked, Traits traits, EscalationKind kind, int level) {
            this.asked = asked;
            this.traits = traits;
            this.kind = kind;
            this.level = level;
            this.highest = level;
            this.atLevelSince = asked;
            this.atLevel = traits;
        }
    }

    @Override
    public void happened(Happened happened, Course course) {
        var at = happened.at();
        if (happened.event() instanceof EscalationRequested asked) {
            all.put(asked.id(), new One(at, course.traits(at).of(asked.group(), null), asked.kind(), asked.level()));
        } else if (happened.event() instanceof EscalationClimbed climbed) {
            climb(all.get(climbed.id()), climbed, at, course);
        } else if (happened.event() instanceof EscalationAccepted accepted) {
            accept(all.get(accepted.id()), at);
        } else if (happened.event() instanceof EscalationDeclined declined) {
            end(all.get(declined.id()), at, course);
        } else if (happened.event() instanceof EscalationEnded ended) {
            end(all.get(ended.id()), at, course);
        } else if (happened.event() instanceof BriefRejected rejected && all.get(rejected.id()) != null) {
            all.get(rejected.id()).returned++;
        }
    }

    /** Who is asked again at the same level has not left it. */
    private static void climb(@Nullable One one, EscalationClimbed climbed, Instant at, Course course) {
        if (one != null && one.level != climbed.level()) {
            leave(one, at, course);
            one.level = climbed.level();
            one.highest = Math.max(one.highest, climbed.level());
            one.atLevelSince = at;
            one.atLevel = course.traits(at).of(climbed.group(), null);
        }
    }

    private static void accept(@Nullable One one, Instant at) {
        if (one != null && one.untilCharge == null) {
            one.untilCharge = Duration.between(one.asked, at);
        }
    }

    private static void end(@Nullable One one, Instant at, Course course) {
        if (one != null && !one.over) {
            leave(one, at, course);
            one.over = true;
        }
    }

    private static void leave(One one, Instant at, Course course) {
        course.add(
                "level",
                String.valueOf(one.level),
                at,
                one.atLevel,
                Course.seconds("seconds", Duration.between(one.atLevelSince, at)));
    }

    @Override
    public void end(Course course) {
        all.values().forEach(one -> {
            var figures = new HashMap<String, Long>();
            figures.put("escalations", 1L);
            figures.put("level", (long) one.highest);
            figures.put("returned", (long) one.returned);
            figures.put("rejected", yes(one.returned > 0));
            if (one.untilCharge != null) {
                figures.putAll(Course.seconds("takeCharge", one.untilCharge));
            }
            course.add("escalation", one.kind.label(), one.asked, one.traits, figures);
        });
    }
}
