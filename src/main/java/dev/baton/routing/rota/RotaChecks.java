package dev.baton.routing.rota;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.routing.rota.KeptRotas.Kept;
import dev.baton.routing.rota.Rota.Instead;
import dev.baton.routing.rota.WrittenRota.WrittenOverride;
import dev.baton.routing.rota.WrittenRota.WrittenSwap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a rota can be kept: who takes a turn is of the group, and no change says something else than another one. Who stood in it
 * before and has left the group since may stay, so that the rest can be changed at once.
 */
@Component
class RotaChecks {

    private static final Duration KEPT = Duration.ofDays(31);

    private final IdentityService identities;
    private final Clock clock;

    RotaChecks(IdentityService identities, Clock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * As it is kept: with ids, without what is long over.
     *
     * @throws Refusal for the first field that is wrong
     */
    WrittenRota checked(String group, WrittenRota asked, Kept before) {
        var written = withPeopleOfSwaps(current(asked));
        var rota = RotaReader.read(written);
        var members = identities.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .collect(Collectors.toSet());
        var known = before.isThere() ? people(before.rota()).collect(Collectors.toSet()) : Set.<String>of();
        checkLayers(group, rota, members, known);
        checkOverrides(group, written, rota, members, known);
        checkSwaps(written, rota);
        return withIds(written);
    }

    private void checkLayers(String group, Rota rota, Set<String> members, Set<String> known) {
        for (int i = 0; i < rota.layers().size(); i++) {
            var people = rota.layers().get(i).people();
            for (int j = 0; j < people.size(); j++) {
                if (!known.contains(people.get(j))) {
                    checkPerson("layers[%d].people[%d]".formatted(i, j), people.get(j), group, members);
                }
            }
        }
    }

    private void checkOverrides(String group, WrittenRota written, Rota rota, Set<String> members, Set<String> known) {
        var now = clock.instant();
        for (int i = 0; i < rota.overrides().size(); i++) {
            var field = "overrides[%d]".formatted(i);
            var override = rota.overrides().get(i);
            if (override.to().isAfter(now)) {
                if (!known.contains(override.person())) {
                    checkPerson(field + ".person", override.person(), group, members);
                }
                checkInstead(field + ".instead", override.instead(), rota);
                checkApart(field, rota.overrides(), i);
            } else if (written.overridesWritten().get(i).id() == null) {
                throw new Refusal(
                        field + ".to", "lies in the past, at %s; name a time to come".formatted(override.to()));
            }
        }
    }

    private static void checkInstead(String field, @Nullable String instead, Rota rota) {
        if (instead != null
                && rota.layers().stream().noneMatch(layer -> layer.people().contains(instead))) {
            throw new Refusal(
                    field, "is \"%s\", who has no turn in this rota; name somebody who has".formatted(instead));
        }
    }

    /** Whose place is taken once is not taken again at the same time, and who takes one is there. */
    private static void checkApart(String field, List<Instead> overrides, int at) {
        var one = overrides.get(at);
        for (int i = 0; i < overrides.size(); i++) {
            var other = overrides.get(i);
            if (i < at && one.meets(other) && isSame(one, other)) {
                throw new Refusal(
                        field,
                        "overlaps overrides[%d]: %s is on call%s from %s to %s already; let one end before the other begins"
                                .formatted(
                                        i,
                                        other.person(),
                                        other.instead() == null ? "" : " instead of " + other.instead(),
                                        other.from(),
                                        other.to()));
            }
            if (i != at && one.meets(other) && one.person().equals(other.instead())) {
                throw new Refusal(
                        field + ".person",
                        "is \"%s\", in whose place %s is from %s to %s; name somebody else"
                                .formatted(one.person(), other.person(), other.from(), other.to()));
            }
        }
    }

    private static boolean isSame(Instead one, Instead other) {
        return Objects.equals(one.instead(), other.instead())
                && (one.instead() != null || one.person().equals(other.person()));
    }

    private void checkSwaps(WrittenRota written, Rota rota) {
        var taken = new HashSet<String>();
        for (int i = 0; i < rota.swaps().size(); i++) {
            var field = "swaps[%d]".formatted(i);
            var swap = rota.swaps().get(i);
            var layer = layer(rota, swap.layer());
            checkTurn(field, written.swapsWritten().get(i), layer, swap.turn(), swap.person());
            checkTurn(field, written.swapsWritten().get(i), layer, swap.otherTurn(), swap.otherPerson());
            if (!taken.add(swap.layer() + swap.turn()) || !taken.add(swap.layer() + swap.otherTurn())) {
                throw new Refusal(
                        field + ".turns", "has a turn that is in another swap as well; a turn is swapped once");
            }
        }
    }

    /** What is over is no reason to refuse what is to come. */
    private void checkTurn(String field, WrittenSwap written, Layer layer, LocalDate on, String person) {
        var turn = layer.turn(on);
        var today = LocalDate.ofInstant(clock.instant(), layer.zone());
        if (turn == null && (written.id() == null || !on.isBefore(today))) {
            throw new Refusal(
                    field + ".turns",
                    "names %s, when no turn of %s begins; its hand-overs are on %s"
                            .formatted(on, layer.name(), next(layer, on)));
        }
        if (turn != null && turn.to().isAfter(clock.instant()) && !turn.person().equals(person)) {
            throw new Refusal(
                    field + ".people",
                    "names %s for the turn of %s that begins on %s, which is %s's; remove this swap, or name who has the turn"
                            .formatted(person, layer.name(), on, turn.person()));
        }
    }

    private static String next(Layer layer, LocalDate on) {
        var around = on.isBefore(layer.start()) ? layer.start() : on;
        var from = around.atStartOfDay(ZoneOffset.UTC).toInstant();
        return layer.turns(from, from.plus(Duration.ofDays(60))).stream()
                .limit(3)
                .map(turn -> turn.on().toString())
                .collect(Collectors.joining(", "));
    }

    private void checkPerson(String field, String person, String group, Set<String> members) {
        if (!members.contains(person)) {
            var isKnown = identities.createUserQuery().userId(person).count() > 0;
            throw new Refusal(
                    field,
                    (isKnown
                                    ? "is \"%s\", who is not of %s; name somebody of the group, or put them into it first"
                                    : "is \"%s\", whom nobody knows; name somebody of %s by their user id")
                            .formatted(TextRules.shortened(person, 64), group));
        }
    }

    private static Layer layer(Rota rota, String name) {
        return rota.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> people(Rota rota) {
        return Stream.concat(
                rota.layers().stream().flatMap(layer -> layer.people().stream()),
                rota.overrides().stream().map(Instead::person));
    }

    private WrittenRota current(WrittenRota written) {
        var since = clock.instant().minus(KEPT);
        return new WrittenRota(
                written.layersWritten(),
                written.overridesWritten().stream()
                        .filter(override -> override == null || isAfter(override.to(), since) || override.id() == null)
                        .toList(),
                written.swapsWritten().stream()
                        .filter(swap -> swap == null
                                || swap.id() == null
                                || swap.turns() == null
                                || swap.turns().stream()
                                        .anyMatch(turn -> turn == null
                                                || turn.isAfter(LocalDate.ofInstant(since, ZoneOffset.UTC))))
                        .toList());
    }

    private static boolean isAfter(@Nullable Instant at, Instant since) {
        return at == null || at.isAfter(since);
    }

    /** Whose turns are swapped is who has them now, where it is not said. */
    private static WrittenRota withPeopleOfSwaps(WrittenRota written) {
        if (written.swapsWritten().stream().allMatch(swap -> swap != null && swap.people() != null)) {
            return written;
        }
        var layers = RotaReader.read(new WrittenRota(written.layersWritten(), List.of(), List.of()))
                .layers();
        var swaps = new ArrayList<WrittenSwap>();
        for (int i = 0; i < written.swapsWritten().size(); i++) {
            swaps.add(
                    withPeople("swaps[%d]".formatted(i), written.swapsWritten().get(i), layers));
        }
        return new WrittenRota(written.layersWritten(), written.overridesWritten(), swaps);
    }

    private static @Nullable WrittenSwap withPeople(String field, @Nullable WrittenSwap swap, List<Layer> layers) {
        if (swap == null || swap.people() != null || swap.turns() == null) {
            return swap;
        }
        var layer = layers.stream()
                .filter(each -> each.name().equals(swap.layer()))
                .findFirst()
                .orElse(null);
        if (layer == null) {
            return new WrittenSwap(swap.id(), swap.layer(), swap.turns(), List.of("", ""), null);
        }
        var people = new ArrayList<String>();
        for (var on : swap.turns()) {
            var turn = on == null ? null : layer.turn(on);
            if (turn == null) {
                throw new Refusal(
                        field + ".turns",
                        "names %s, when no turn of %s begins; its hand-overs are on %s"
                                .formatted(on, layer.name(), on == null ? layer.start() : next(layer, on)));
            }
            people.add(turn.person());
        }
        return new WrittenSwap(swap.id(), swap.layer(), swap.turns(), people, null);
    }

    private static WrittenRota withIds(WrittenRota written) {
        var overrides = new Ids(written.overridesWritten().stream().map(WrittenOverride::id));
        var swaps = new Ids(written.swapsWritten().stream().map(WrittenSwap::id));
        return new WrittenRota(
                written.layersWritten(),
                written.overridesWritten().stream()
                        .map(each -> each.with(overrides.of(each.id())))
                        .toList(),
                written.swapsWritten().stream()
                        .map(each -> each.with(swaps.of(each.id())))
                        .toList());
    }

    /** Those that are there stay; one that is there twice, or missing, gets the next. */
    private static final class Ids {

        private final Set<Long> given = new HashSet<>();
        private long last;

        Ids(Stream<@Nullable Long> all) {
            last = all.filter(Objects::nonNull).mapToLong(Long::longValue).max().orElse(0);
        }

        long of(@Nullable Long id) {
            return id != null && id > 0 && given.add(id) ? id : ++last;
        }
    }
}
