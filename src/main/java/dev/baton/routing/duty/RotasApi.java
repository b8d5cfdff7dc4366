package dev.baton.routing.duty;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.routing.rota.KeptRotas;
import dev.baton.routing.rota.KeptRotas.Kept;
import dev.baton.routing.rota.RotaChanged;
import dev.baton.routing.rota.RotaWalk;
import dev.baton.routing.rota.Shift;
import dev.baton.routing.rota.StaffFacts;
import dev.baton.routing.rota.WrittenRota;
import dev.baton.routing.rota.WrittenRota.WrittenLayer;
import dev.baton.routing.rota.WrittenRota.WrittenOverride;
import dev.baton.routing.rota.WrittenRota.WrittenSwap;
import dev.baton.web.ProblemResponses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * On-call rotas of groups. A rota has layers of turns:
 *
 * <pre>
 * {"version": 3,
 *  "layers": [{"name": "Europe", "level": 1, "zone": "Europe/Berlin", "start": "2026-11-30", "turn": "P1W",
 *              "handOver": {"time": "09:00", "day": "MON"}, "people": ["sam", "sana"],
 *              "hours": {"MON": ["08:00-20:00"], "TUE": ["08:00-20:00"]}}],
 *  "overrides": [{"instead": "sam", "person": "sana", "from": "2026-12-02T17:00:00Z", "to": "2026-12-03T08:00:00Z"}],
 *  "swaps": [{"layer": "Europe", "turns": ["2026-12-07", "2026-12-14"]}]}
 * </pre>
 *
 * The fields of each are described where they are declared. People are user ids of the group.
 */
@RestController
@RequestMapping("/api/rotas/{group}")
class RotasApi {

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration MOST_ASKED = Duration.ofDays(92);

    private final KeptRotas rotas;
    private final RotaGroups groups;
    private final StaffFacts staff;
    private final Clock clock;

    RotasApi(KeptRotas rotas, RotaGroups groups, StaffFacts staff, Clock clock) {
        this.rotas = rotas;
        this.groups = groups;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * @param version also the ETag; 0 where there never was a rota
     * @param onCall whose turn it is now, the first level first
     */
    record Told(
            String group,
            long version,
            List<WrittenLayer> layers,
            List<WrittenOverride> overrides,
            List<WrittenSwap> swaps,
            List<OnDuty> onCall,
            @Nullable String changedBy,
            @Nullable Instant changedAt,
            List<String> warnings) {}

    /** @param until when their turn ends, told no further than two weeks ahead */
    record OnDuty(int level, String layer, String person, Instant until) {}

    /** @param person null in a gap; {@code planned} is whose turn it is, {@code because} says why it is another, or nobody */
    record ToldShift(
            Instant from,
            Instant to,
            int level,
            String layer,
            @Nullable String person,
            @Nullable String planned,
            Shift.Because because) {}

    /** 200 with the rota, without layers where the group has none; 404 where there is no such group. */
    @GetMapping
    ResponseEntity<Told> get(@PathVariable String group) {
        checkGroup(group);
        return told(rotas.of(group), List.of());
    }

    /**
     * Keeps the whole rota: 200 with it. What it was made from is said by {@code version} in the body or by {@code If-Match} with the
     * ETag, and where that is not the newest any more nothing is kept: 409, or 412 for {@code If-Match}. Where there is a rota and
     * neither is said, 428. 400 names the field and what to do; unknown fields are told in {@code warnings}.
     */
    @PutMapping
    ResponseEntity<Told> put(
            @PathVariable String group,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody WrittenRota written,
            Authentication login) {
        checkGroup(group);
        var made = version(match, written.version(), group);
        try {
            var kept = rotas.keep(group, written, made, login.getName());
            var warnings = written.unknownFields().stream()
                    .map(field -> "%s is not known and was left out".formatted(TextRules.shortened(field, 100)))
                    .toList();
            return told(kept, warnings);
        } catch (RotaChanged changed) {
            throw ProblemResponses.answer(
                    match == null ? HttpStatus.CONFLICT : HttpStatus.PRECONDITION_FAILED, changed.getMessage());
        }
    }

    /** Removes the rota: 204, also where there is none. {@code If-Match} as for {@code PUT}. */
    @DeleteMapping
    ResponseEntity<Void> remove(
            @PathVariable String group,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            Authentication login) {
        checkGroup(group);
        try {
            rotas.remove(group, version(match, null, group), login.getName());
        } catch (RotaChanged changed) {
            throw ProblemResponses.answer(HttpStatus.PRECONDITION_FAILED, changed.getMessage());
        }
        return ResponseEntity.noContent().build();
    }

    /**
     * Who is on call from one instant to another: shifts and gaps of each level, absences and substitutes included, in the order of time.
     *
     * @param from now where it is left out; {@code to} two weeks later, 92 days at most
     */
    @GetMapping("/shifts")
    List<ToldShift> shifts(
            @PathVariable String group,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        checkGroup(group);
        var begin = from == null ? clock.instant() : from;
        var end = to == null ? begin.plus(AHEAD) : to;
        if (!begin.isBefore(end) || begin.plus(MOST_ASKED).isBefore(end)) {
            throw new Refusal("to", "must lie after from, by 92 days at most");
        }
        return walk(rotas.of(group), begin, end).stream()
                .map(shift -> new ToldShift(
                        shift.from(),
                        shift.to(),
                        shift.level(),
                        shift.layer(),
                        shift.person(),
                        shift.planned(),
                        shift.because()))
                .toList();
    }

    private ResponseEntity<Told> told(Kept kept, List<String> warnings) {
        var now = clock.instant();
        var written = kept.written();
        var onCall = walk(kept, now, now.plus(AHEAD)).stream()
                .filter(shift -> !shift.isGap() && shift.span().contains(now))
                .map(shift -> new OnDuty(shift.level(), shift.layer(), shift.person(), shift.to()))
                .toList();
        return ResponseEntity.ok()
                .eTag(Long.toString(kept.version()))
                .body(new Told(
                        kept.group(),
                        kept.version(),
                        written == null ? List.of() : written.layersWritten(),
                        written == null ? List.of() : written.overridesWritten(),
                        written == null ? List.of() : written.swapsWritten(),
                        onCall,
                        kept.by(),
                        kept.at(),
                        warnings));
    }

    private List<Shift> walk(Kept kept, Instant from, Instant to) {
        return RotaWalk.between(from, to, kept.rota(), staff.of(kept.group(), from, to));
    }

    private long version(@Nullable String match, @Nullable Long version, String group) {
        if (match != null && !match.strip().equals("*")) {
            return number(match);
        }
        if (match == null && version != null) {
            return version;
        }
        var newest = rotas.of(group);
        if (match == null && newest.isThere()) {
            throw ProblemResponses.answer(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "There is a rota already. Read it, and send its version in the body, or its ETag as If-Match, so that nobody's change is lost.");
        }
        return newest.version();
    }

    private static long number(String match) {
        try {
            return Long.parseLong(match.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException none) {
            throw new Refusal(HttpHeaders.IF_MATCH, "is no ETag of a rota; send the one that GET answered");
        }
    }

    private void checkGroup(String group) {
        if (!groups.isThere(group)) {
            throw ProblemResponses.answer(
                    HttpStatus.NOT_FOUND,
                    "There is no group \"%s\". Groups with a rota, or that work is asked of, are %s."
                            .formatted(TextRules.shortened(group, 60), String.join(", ", groups.all())));
        }
    }
}
