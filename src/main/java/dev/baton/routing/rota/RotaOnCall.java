package dev.baton.routing.rota;

import dev.baton.routing.OnCall;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is on call by the rota of a group: those of the lowest level on which somebody is. */
@Component
class RotaOnCall implements OnCall {

    /** A turn that goes on for longer is told as ending then. */
    private static final Duration LOOKED_AHEAD = Duration.ofDays(14);

    private final KeptRotas rotas;
    private final StaffFacts staff;

    RotaOnCall(KeptRotas rotas, StaffFacts staff) {
        this.rotas = rotas;
        this.staff = staff;
    }

    @Override
    public Map<String, Instant> onCall(String group, Instant at) {
        return duty(group, at, Set.of()).people();
    }

    @Override
    public Duty duty(String group, Instant at, Set<String> without) {
        var shifts = shifts(group, at);
        return new Duty(firstAsked(shifts, at, without), passedOver(shifts, at));
    }

    private static Map<String, Instant> firstAsked(List<Shift> shifts, Instant at, Set<String> without) {
        var there = shifts.stream()
                .filter(shift -> shift.span().contains(at) && !shift.isGap())
                .filter(shift -> !without.contains(shift.person()))
                .toList();
        var first = there.stream().mapToInt(Shift::level).min().orElse(0);
        var onCall = new LinkedHashMap<String, Instant>();
        there.stream()
                .filter(shift -> shift.level() == first)
                .forEach(shift -> onCall.merge(
                        shift.person(), end(shift, shifts), (one, other) -> one.isAfter(other) ? one : other));
        return onCall;
    }

    private static List<String> passedOver(List<Shift> shifts, Instant at) {
        return shifts.stream()
                .filter(shift -> shift.span().contains(at))
                .flatMap(shift -> passedOver(shift).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> passedOver(Shift shift) {
        return switch (shift.because()) {
            case SUBSTITUTE ->
                Optional.of("%s is on call and away, %s stands in".formatted(shift.planned(), shift.person()));
            case AWAY -> Optional.of("%s is on call and away".formatted(shift.planned()));
            case LEFT -> Optional.of("%s is on call and not of the group any more".formatted(shift.planned()));
            default -> Optional.empty();
        };
    }

    private List<Shift> shifts(String group, Instant at) {
        var kept = rotas.of(group);
        if (!kept.isThere()) {
            return List.of();
        }
        var end = at.plus(LOOKED_AHEAD);
        return RotaWalk.between(at, end, kept.rota(), staff.of(group, at, end));
    }

    /** Where they are on call no more, however their turns follow each other. */
    private static Instant end(Shift shift, List<Shift> shifts) {
        var end = shift.to();
        for (var next : shifts) {
            if (!next.from().isAfter(end)
                    && next.to().isAfter(end)
                    && next.level() == shift.level()
                    && shift.person().equals(next.person())) {
                end = next.to();
            }
        }
        return end;
    }
}
