package dev.baton.routing.rota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.routing.rota.MinuteRota.PlannedLayer;
import dev.baton.routing.rota.Rota.Instead;
import dev.baton.routing.rota.Rota.Swap;
import dev.baton.routing.rota.Staff.Absence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random rotas close to a shift of the clocks, with everything that changes one, against the minute-by-minute way. */
class RotaWalkPropertyTest {

    private static final List<String> PEOPLE = List.of("ada", "ben", "cid", "dot");
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Tehran",
            "Pacific/Apia",
            "UTC",
            "Africa/Casablanca");
    private static final int DAYS = 9;

    @Provide
    Arbitrary<MinuteRota> rotas() {
        return Arbitraries.randomValue(RotaWalkPropertyTest::rota);
    }

    @Property(tries = 120)
    void whoIsOnCallIsWhoTheMinuteSays(@ForAll("rotas") MinuteRota expected) {
        var shifts =
                RotaWalk.between(expected.start(), expected.at(expected.minutes()), expected.rota(), expected.staff());

        for (var level : expected.rota().levels()) {
            var minutes = expected.onCall(level);
            var ofLevel =
                    shifts.stream().filter(shift -> shift.level() == level).toList();
            for (int minute = 0; minute < expected.minutes(); minute += 7) {
                var at = expected.at(minute);
                var now = ofLevel.stream()
                        .filter(shift -> shift.span().contains(at))
                        .toList();
                assertThat(now.stream().filter(shift -> !shift.isGap()).map(Shift::person))
                        .as("level %d at %s", level, at)
                        .containsAll(minutes.get(minute))
                        .allMatch(minutes.get(minute)::contains);
                assertThat(now.stream().filter(Shift::isGap))
                        .hasSize(minutes.get(minute).isEmpty() ? 1 : 0);
            }
        }
    }

    /** What the calendar draws and what is asked at an instant is one walk: cut anywhere it says the same. */
    @Property(tries = 60)
    void aWalkThatBeginsLaterSaysTheSame(@ForAll("rotas") MinuteRota rota, @ForAll Random random) {
        var end = rota.at(rota.minutes());
        var middle = rota.at(1 + random.nextInt(rota.minutes() - 1));
        var whole = RotaWalk.between(rota.start(), end, rota.rota(), rota.staff());
        var later = RotaWalk.between(middle, end, rota.rota(), rota.staff());

        assertThat(later)
                .containsExactlyInAnyOrderElementsOf(whole.stream()
                        .filter(shift -> shift.to().isAfter(middle))
                        .map(shift -> shift.from().isBefore(middle) ? shift.during(middle, shift.to()) : shift)
                        .toList());
    }

    /** Shifts and gaps of a level leave no hole, and a turn that is left to itself is never cut in two. */
    @Property(tries = 60)
    void theWalkHasNoHole(@ForAll("rotas") MinuteRota rota) {
        var end = rota.at(rota.minutes());
        var shifts = RotaWalk.between(rota.start(), end, rota.rota(), rota.staff());

        for (var level : rota.rota().levels()) {
            var spans = shifts.stream()
                    .filter(shift -> shift.level() == level)
                    .map(Shift::span)
                    .toList();
            assertThat(Span.joined(spans)).containsExactly(new Span(rota.start(), end));
        }
        assertThat(shifts).allMatch(shift -> shift.from().isBefore(shift.to()));
        var byWhat =
                shifts.stream().collect(Collectors.groupingBy(shift -> shift.during(Instant.EPOCH, Instant.EPOCH)));
        byWhat.values().forEach(same -> {
            for (int i = 1; i < same.size(); i++) {
                assertThat(same.get(i).from()).isAfter(same.get(i - 1).to());
            }
        });
    }

    private static MinuteRota rota(Random random) {
        var zone = zone(random);
        var start = nearShift(zone, random);
        var layers = new ArrayList<PlannedLayer>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            layers.add(layer("L" + i, i == 0 ? zone : zone(random), start, random));
        }
        var overrides = new ArrayList<Instead>();
        if (random.nextBoolean()) {
            overrides.add(MinuteRota.override("ada", "ben", 1, moment(start, random), 1 + random.nextInt(4000)));
        }
        if (random.nextBoolean()) {
            overrides.add(MinuteRota.override("cid", "dot", 1, moment(start, random), 1 + random.nextInt(4000)));
        }
        if (random.nextInt(3) == 0) {
            overrides.add(MinuteRota.override(null, "dot", 2, moment(start, random), 1 + random.nextInt(2000)));
        }
        var swaps = new ArrayList<Swap>();
        var swapped = layers.get(0).layer();
        var one = random.nextInt(6);
        if (random.nextBoolean() && swapped.people().size() > 1) {
            swaps.add(MinuteRota.swap(swapped, one, one + 1));
        }
        if (random.nextInt(4) == 0) {
            swaps.add(
                    0,
                    new Swap(
                            swapped.name(),
                            swapped.start(),
                            "nobody",
                            swapped.start().plusDays(swapped.days()),
                            "ada"));
        }
        var members = new TreeSet<>(PEOPLE);
        if (random.nextInt(3) == 0) {
            members.remove(PEOPLE.get(random.nextInt(4)));
        }
        var absences = new ArrayList<Absence>();
        for (var person : PEOPLE) {
            if (random.nextInt(3) == 0) {
                var from = moment(start, random);
                absences.add(new Absence(
                        person,
                        from,
                        from.plus(Duration.ofMinutes(1 + random.nextInt(5000))),
                        random.nextInt(3) == 0 ? null : PEOPLE.get(random.nextInt(4))));
            }
        }
        return new MinuteRota(
                start,
                DAYS * 1440,
                layers,
                new Rota(layers.stream().map(PlannedLayer::layer).toList(), overrides, swaps),
                members,
                absences);
    }

    private static PlannedLayer layer(String name, ZoneId zone, Instant start, Random random) {
        var people = new ArrayList<String>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            people.add(PEOPLE.get(random.nextInt(4)));
        }
        return PlannedLayer.of(
                name,
                1 + random.nextInt(2),
                zone,
                start.atZone(zone).toLocalDate().plusDays(random.nextInt(24) - 20L),
                1 + random.nextInt(8),
                LocalTime.of(random.nextBoolean() ? random.nextInt(4) : random.nextInt(24), random.nextInt(4) * 15),
                people,
                hours(random));
    }

    private static Map<DayOfWeek, int[]> hours(Random random) {
        var hours = new HashMap<DayOfWeek, int[]>();
        if (random.nextBoolean()) {
            return hours;
        }
        for (int i = 0; i < 1 + random.nextInt(7); i++) {
            var from = random.nextInt(96) * 15;
            var to = random.nextInt(97) * 15;
            if (from != to) {
                hours.put(DayOfWeek.of(1 + random.nextInt(7)), new int[] {from, to});
            }
        }
        return hours;
    }

    private static Instant moment(Instant start, Random random) {
        return start.plus(Duration.ofMinutes(random.nextInt(DAYS * 1440 + 2000) - 1000L));
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    /** Some days before the next time the clocks are shifted, on the minute. */
    private static Instant nearShift(ZoneId zone, Random random) {
        var moment = Instant.parse("2009-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(20 * 365 * 24)));
        var shift = zone.getRules().nextTransition(moment);
        var at = shift == null || shift.getInstant().isAfter(Instant.parse("2035-01-01T00:00:00Z"))
                ? moment
                : shift.getInstant();
        return at.minus(Duration.ofMinutes(random.nextInt((DAYS - 1) * 1440)));
    }
}
