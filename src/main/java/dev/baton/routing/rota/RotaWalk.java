package dev.baton.routing.rota;

import dev.baton.routing.rota.Rota.Instead;
import dev.baton.routing.rota.Shift.Because;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Going along a rota from one instant at which anything can change to the next: the calendar, and who is on call now, are this walk. */
public final class RotaWalk {

    private final Rota rota;
    private final Staff staff;
    private final List<Planned> plan = new ArrayList<>();
    private final TreeSet<Instant> changes = new TreeSet<>();
    private final Map<Shift, Integer> latest = new HashMap<>();

    private RotaWalk(Rota rota, Staff staff) {
        this.rota = rota;
        this.staff = staff;
    }

    private record Planned(Layer layer, Span span, String person, boolean swapped) {}

    /** All shifts and gaps between the two instants, cut there, by their beginning, then by level. */
    public static List<Shift> between(Instant from, Instant to, Rota rota, Staff staff) {
        return new RotaWalk(rota, staff).walk(from, to);
    }

    private List<Shift> walk(Instant from, Instant to) {
        rota.layers().forEach(layer -> plan(layer, from, to));
        plan.forEach(planned -> changeAt(planned.span().from(), planned.span().to()));
        rota.overrides().forEach(override -> changeAt(override.from(), override.to()));
        staff.changes().forEach(changes::add);
        changeAt(from, to);
        var shifts = new ArrayList<Shift>();
        for (var at = from; at.isBefore(to); at = changes.higher(at)) {
            for (var level : rota.levels()) {
                at(at, changes.higher(at), level).forEach(shift -> goOn(shifts, shift));
            }
        }
        shifts.sort(Comparator.comparing(Shift::from).thenComparing(Shift::level));
        return shifts;
    }

    private void plan(Layer layer, Instant from, Instant to) {
        var counted = layer.counted(from, to);
        for (var turn : layer.turns(from, to)) {
            var holder = rota.holder(layer, turn);
            for (var span : counted) {
                if (span.meets(turn.from(), turn.to())) {
                    plan.add(new Planned(
                            layer,
                            new Span(later(span.from(), turn.from()), earlier(span.to(), turn.to())),
                            holder,
                            !holder.equals(turn.person())));
                }
            }
        }
    }

    private void changeAt(Instant from, Instant to) {
        changes.add(from);
        changes.add(to);
    }

    /** Those of a level who are on call, or the gap. */
    private List<Shift> at(Instant from, Instant to, int level) {
        var all = new ArrayList<Shift>();
        for (var planned : plan) {
            if (planned.layer().level() == level && planned.span().contains(from)) {
                all.add(shift(from, to, planned));
            }
        }
        for (var override : rota.overrides()) {
            if (override.instead() == null && override.level() == level && override.isOn(from)) {
                all.add(there(new Shift(from, to, level, "", null, override.person(), Because.OVERRIDE)));
            }
        }
        var there = all.stream().filter(shift -> !shift.isGap()).toList();
        if (!there.isEmpty()) {
            return there;
        }
        var missing = all.stream().findFirst();
        return List.of(new Shift(
                from,
                to,
                level,
                "",
                null,
                missing.map(Shift::planned).orElse(null),
                missing.map(Shift::because).orElse(Because.NOBODYS_TURN)));
    }

    private Shift shift(Instant from, Instant to, Planned planned) {
        var instead = rota.overrides().stream()
                .filter(override -> planned.person().equals(override.instead()) && override.isOn(from))
                .map(Instead::person)
                .findFirst();
        var because = instead.isPresent() ? Because.OVERRIDE : planned.swapped() ? Because.SWAP : Because.TURN;
        var layer = planned.layer();
        return there(new Shift(from, to, layer.level(), layer.name(), null, instead.orElse(planned.person()), because));
    }

    private Shift there(Shift planned) {
        var due = planned.planned();
        var person = staff.thereFor(due, planned.from());
        return new Shift(
                planned.from(),
                planned.to(),
                planned.level(),
                planned.layer(),
                person,
                due,
                because(planned.because(), due, person));
    }

    private Because because(Because planned, String due, @Nullable String person) {
        if (person == null) {
            return staff.isOfTheGroup(due) ? Because.AWAY : Because.LEFT;
        }
        return person.equals(due) ? planned : Because.SUBSTITUTE;
    }

    private void goOn(List<Shift> shifts, Shift next) {
        var before = latest.get(next.during(Instant.EPOCH, Instant.EPOCH));
        if (before != null && shifts.get(before).to().equals(next.from())) {
            shifts.set(before, next.during(shifts.get(before).from(), next.to()));
        } else {
            latest.put(next.during(Instant.EPOCH, Instant.EPOCH), shifts.size());
            shifts.add(next);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
