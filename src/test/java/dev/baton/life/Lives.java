package dev.baton.life;

import dev.baton.casefile.CaseNumber;
import dev.baton.life.Life.Came;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Lives cases and counts what happened to them. */
@TestComponent
class Lives {

    private final LifeDesk desk;
    private final LifePeople people;
    private final LifeInvariants invariants;
    private final Map<Came, Integer> came = new EnumMap<>(Came.class);
    private final Map<Happening.Kind, Long> cost = new TreeMap<>();
    private int lived;
    private long events;

    Lives(LifeDesk desk, LifePeople people, LifeInvariants invariants) {
        this.desk = desk;
        this.people = people;
        this.invariants = invariants;
    }

    /** Null where everything was as it has to be. */
    @Nullable
    Broken live(LifePlan plan, long seed) {
        desk.time().setTime(nextMonday());
        people.everybodyIsThere();
        lived++;
        var happened = 0;
        var cases = new ArrayList<CaseNumber>();
        try {
            var life = new Life(desk, people, invariants, cases, plan.report());
            for (var happening : plan.happenings()) {
                happened++;
                var start = System.nanoTime();
                came.merge(life.goThrough(happening), 1, Integer::sum);
                cost.merge(happening.kind(), System.nanoTime() - start, Long::sum);
            }
            return null;
        } catch (AssertionError broken) {
            return new Broken(plan.upTo(happened), seed, broken);
        } finally {
            people.colleaguesGo();
            events += desk.events(cases);
            desk.forget(cases);
        }
    }

    /** A seed tells the same life on whatever day it is lived: weekends stop clocks. */
    private Instant nextMonday() {
        return desk.time()
                .now()
                .atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(LocalTime.of(8, 0))
                .toInstant();
    }

    String figures() {
        return "%d lives, %d happenings done, %d refused, %d had nothing to happen to, %d events recorded"
                .formatted(lived, count(Came.DONE), count(Came.REFUSED), count(Came.NOTHING), events);
    }

    String costs() {
        var told = new StringBuilder();
        cost.entrySet().stream()
                .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                .limit(12)
                .forEach(entry -> told.append(" %s %.1f s".formatted(entry.getKey(), entry.getValue() / 1e9)));
        return told.toString();
    }

    private int count(Came what) {
        return came.getOrDefault(what, 0);
    }
}
