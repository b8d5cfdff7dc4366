package dev.baton.routing.duty;

import dev.baton.routing.reach.WorkingHours;
import dev.baton.routing.rota.KeptRotas;
import dev.baton.routing.rota.KeptRotas.Kept;
import dev.baton.routing.rota.Layer;
import dev.baton.routing.rota.Rota;
import dev.baton.routing.rota.RotaWalk;
import dev.baton.routing.rota.Shift;
import dev.baton.routing.rota.StaffFacts;
import dev.baton.routing.rota.WrittenRota.WrittenLayer;
import dev.baton.routing.rota.WrittenRota.WrittenOverride;
import dev.baton.routing.rota.WrittenRota.WrittenSwap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a rota shows. */
@Component
class RotaView {

    private static final Duration AHEAD = Duration.ofDays(56);
    private static final int MOST_TURNS = 60;
    private static final int GAPS_TOLD = 10;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private final KeptRotas rotas;
    private final RotaGroups groups;
    private final StaffFacts staff;
    private final WorkingHours hours;
    private final Clock clock;

    RotaView(KeptRotas rotas, RotaGroups groups, StaffFacts staff, WorkingHours hours, Clock clock) {
        this.rotas = rotas;
        this.groups = groups;
        this.staff = staff;
        this.hours = hours;
        this.clock = clock;
    }

    /** @param value names it in a form: the place of its layer and its day */
    record TurnChoice(String value, String layer, ZonedDateTime from, ZonedDateTime to, String holder) {}

    record ChangedTurns(WrittenSwap swap, boolean fits) {}

    /** An odd date or zone shows this week in the zone of the first layer. */
    void show(String group, @Nullable String from, @Nullable String zoneAsked, Model page) {
        var kept = rotas.of(group);
        var rota = kept.rota();
        var zones = zones(rota);
        var zone = zones.contains(String.valueOf(zoneAsked)) ? ZoneId.of(String.valueOf(zoneAsked)) : home(rota);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var monday = monday(from, today);
        var calendar = calendar(group, rota, monday, today, zone);
        page.addAttribute("group", group);
        page.addAttribute("kept", kept);
        page.addAttribute("zone", zone.getId());
        page.addAttribute("zones", zones);
        page.addAttribute("from", monday);
        page.addAttribute("before", monday.minusDays(RotaCalendar.DAYS));
        page.addAttribute("after", monday.plusDays(RotaCalendar.DAYS));
        page.addAttribute("calendar", calendar);
        page.addAttribute("gaps", calendar.gaps().stream().limit(GAPS_TOLD).toList());
        page.addAttribute("moreGaps", Math.max(0, calendar.gaps().size() - GAPS_TOLD));
        page.addAttribute("members", groups.members(group));
        page.addAttribute("overrides", overrides(kept));
        page.addAttribute("swaps", swaps(kept, rota));
        page.addAttribute("turns", turns(rota, zone));
        page.addAttribute("weekdays", weekdays());
        if (!page.containsAttribute("layers")) {
            page.addAttribute("layers", layers(kept, zone, today));
        }
    }

    /** Who is on call now, and what is not covered in the two weeks to come. */
    RotaCalendar ahead(String group) {
        var rota = rotas.of(group).rota();
        var zone = home(rota);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return calendar(group, rota, today, today, zone);
    }

    List<Shift> now(String group) {
        var now = clock.instant();
        var end = now.plus(AHEAD);
        return RotaWalk.between(now, end, rotas.of(group).rota(), staff.of(group, now, end)).stream()
                .filter(shift -> !shift.isGap() && shift.span().contains(now))
                .toList();
    }

    boolean hasRota(String group) {
        return rotas.of(group).isThere();
    }

    ZoneId home(Rota rota) {
        return rota.layers().isEmpty() ? ZoneOffset.UTC : rota.layers().get(0).zone();
    }

    private RotaCalendar calendar(String group, Rota rota, LocalDate first, LocalDate today, ZoneId zone) {
        var begin = RotaCalendar.begin(first, zone);
        var end = RotaCalendar.begin(first.plusDays(RotaCalendar.DAYS), zone);
        var people = staff.of(group, begin, end);
        return RotaCalendar.of(
                first, today, zone, RotaWalk.between(begin, end, rota, people), hours.of(group, people, begin, end));
    }

    private static Set<String> zones(Rota rota) {
        var zones = new LinkedHashSet<String>();
        rota.layers().forEach(layer -> zones.add(layer.zone().getId()));
        zones.add("UTC");
        return zones;
    }

    private static LocalDate monday(@Nullable String from, LocalDate today) {
        var asked = today;
        try {
            var date = LocalDate.parse(String.valueOf(from));
            asked = date.isBefore(FIRST) || date.isAfter(LAST) ? today : date;
        } catch (DateTimeException odd) {
            asked = today;
        }
        return asked.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private List<WrittenOverride> overrides(Kept kept) {
        var now = clock.instant();
        return kept.written() == null
                ? List.of()
                : kept.written().overridesWritten().stream()
                        .filter(override ->
                                override.to() != null && override.to().isAfter(now))
                        .toList();
    }

    private static List<ChangedTurns> swaps(Kept kept, Rota rota) {
        var all = new ArrayList<ChangedTurns>();
        for (int i = 0; i < rota.swaps().size(); i++) {
            all.add(new ChangedTurns(
                    kept.written().swapsWritten().get(i),
                    rota.isInEffect(rota.swaps().get(i))));
        }
        return all;
    }

    private List<TurnChoice> turns(Rota rota, ZoneId zone) {
        var now = clock.instant();
        var turns = new ArrayList<TurnChoice>();
        for (int place = 0; place < rota.layers().size(); place++) {
            var layer = rota.layers().get(place);
            for (var turn : layer.turns(now, now.plus(AHEAD))) {
                if (turns.size() < MOST_TURNS) {
                    turns.add(choice(place, layer, turn, rota, zone));
                }
            }
        }
        return turns;
    }

    private static TurnChoice choice(int place, Layer layer, Layer.Turn turn, Rota rota, ZoneId zone) {
        return new TurnChoice(
                place + "|" + turn.on(),
                layer.name(),
                turn.from().atZone(zone),
                turn.to().atZone(zone),
                rota.holder(layer, turn));
    }

    /** Their names in the reader's language, by what a rota calls them. */
    private static Map<String, String> weekdays() {
        var names = new LinkedHashMap<String, String>();
        for (var day : DayOfWeek.values()) {
            names.put(day.name().substring(0, 3), day.getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale()));
        }
        return names;
    }

    private static List<LayerForm> layers(Kept kept, ZoneId zone, LocalDate today) {
        var layers = new ArrayList<LayerForm>();
        var written = kept.written() == null
                ? List.<WrittenLayer>of()
                : kept.written().layersWritten();
        written.forEach(layer -> layers.add(LayerForm.of(layers.size(), layer)));
        layers.add(LayerForm.empty(layers.size(), zone.getId(), today.toString()));
        return layers;
    }

    /** On the clock of the page's zone; null for what is no time. */
    static @Nullable Instant instant(String written, String zone) {
        try {
            return LocalDateTime.parse(written.strip()).atZone(ZoneId.of(zone)).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
