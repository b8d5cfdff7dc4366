package dev.baton.routing.reach;

import dev.baton.engine.Decisions;
import dev.baton.routing.rota.KeptRotas;
import dev.baton.routing.rota.Rota;
import dev.baton.routing.rota.RotaWalk;
import dev.baton.routing.rota.Shift;
import dev.baton.routing.rota.Span;
import dev.baton.routing.rota.Staff;
import dev.baton.routing.rota.StaffFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks each group for every hour to come as a case would ask it. A group with a rota, or one of
 * {@code baton.routing.reach.at-any-hour}, has to be reached at any hour; of the others somebody has to be there in the hours of the
 * desk's default calendar. Reached is who is on call, and who works and is not away. An empty group without a rota is left to the
 * alarm about empty groups.
 */
@Component
class DryRun {

    private final KeptRotas rotas;
    private final StaffFacts staff;
    private final WorkingHours hours;
    private final Decisions decisions;
    private final List<String> groups;
    private final List<String> atAnyHour;

    DryRun(
            KeptRotas rotas,
            StaffFacts staff,
            WorkingHours hours,
            Decisions decisions,
            @Value("${baton.routing.groups}") List<String> groups,
            @Value("${baton.routing.reach.at-any-hour}") List<String> atAnyHour) {
        this.rotas = rotas;
        this.staff = staff;
        this.hours = hours;
        this.decisions = decisions;
        this.groups = groups;
        this.atAnyHour = atAnyHour;
    }

    List<Reach> between(Instant from, Instant to) {
        var all = new TreeSet<>(groups);
        all.addAll(rotas.groups());
        return all.stream().flatMap(group -> of(group, from, to).stream()).toList();
    }

    private Optional<Reach> of(String group, Instant from, Instant to) {
        var rota = rotas.of(group);
        var people = staff.of(group, from, to);
        if (!rota.isThere() && people.members().isEmpty()) {
            return Optional.empty();
        }
        var anyHour = rota.isThere() || atAnyHour.contains(group);
        var needed = anyHour ? List.of(new Span(from, to)) : hours.usual(from, to);
        var there = new ArrayList<>(hours.of(group, people, from, to));
        there.addAll(onCall(rota.rota(), people, from, to));
        return Optional.of(new Reach(group, authority(group), anyHour, from, to, Span.without(needed, there)));
    }

    private static List<Span> onCall(Rota rota, Staff people, Instant from, Instant to) {
        return RotaWalk.between(from, to, rota, people).stream()
                .filter(shift -> !shift.isGap())
                .map(Shift::span)
                .toList();
    }

    private int authority(String group) {
        return ((Number) decisions.ask("rankAuthority", Map.of("group", group)).get("authority")).intValue();
    }
}
