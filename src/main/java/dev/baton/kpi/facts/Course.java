package dev.baton.kpi.facts;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.Trail.Happened;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A case as it is while its trail is told again, and the facts found until there. */
final class Course {

    /** What was reported longer ago than this when Baton heard of it came from elsewhere: how it was answered there nobody knows. */
    private static final Duration IMPORTED = Duration.ofHours(24);

    private final KnownCase known;
    private final AccountTerms terms;
    private final Map<String, @Nullable Object> columns = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private @Nullable Instant recordedAt;
    private @Nullable Instant resolvedAt;
    private Duration resolvedFor = Duration.ZERO;
    private int handOvers;

    Course(KnownCase known, AccountTerms terms) {
        this.known = known;
        this.terms = terms;
    }

    /** Before what counts is asked: the case is as it was after this happened. */
    void goOn(Happened happened) {
        if (recordedAt == null) {
            recordedAt = happened.at();
        }
        if (happened.event() == null) {
            return;
        }
        columns.putAll(happened.event().changes());
        if (happened.event() instanceof ResolutionSignedOff signedOff) {
            resolvedAt = signedOff.at();
        } else if (happened.event() instanceof CaseReopened reopened) {
            if (resolvedAt != null && resolvedAt.isBefore(reopened.at())) {
                resolvedFor = resolvedFor.plus(Duration.between(resolvedAt, reopened.at()));
            }
            resolvedAt = null;
        } else if (happened.event() instanceof CaseEvent.WorkHandedOver moved
                && moved.fromTeam() != null
                && moved.toTeam() != null
                && !moved.fromTeam().equals(moved.toTeam())) {
            handOvers++;
        }
    }

    Instant reportedAt() {
        return known.reportedAt();
    }

    /** Whether it was under way elsewhere before Baton heard of it. */
    boolean isImported() {
        return recordedAt != null
                && Duration.between(known.reportedAt(), recordedAt).compareTo(IMPORTED) > 0;
    }

    /** How long it had been open by then, without the times it lay resolved. */
    Duration openUntil(Instant at) {
        return Duration.between(known.reportedAt(), at).minus(resolvedFor);
    }

    int handOvers() {
        return handOvers;
    }

    @Nullable
    String team() {
        return text("team");
    }

    /** Who has the work, else who answers for the case. */
    @Nullable
    String person() {
        var responsible = text("responsible");
        return responsible == null ? text("accountable") : responsible;
    }

    @Nullable
    String text(String column) {
        return Objects.toString(columns.get(column), null);
    }

    Traits traits(Instant at) {
        var account = terms.at(known.account(), at);
        return new Traits(
                team(),
                person(),
                known.account(),
                account.tier(),
                account.region(),
                text("priority"),
                text("category"),
                known.area(),
                known.channel());
    }

    void add(String kind, String of, Instant at, Map<String, Long> figures) {
        add(kind, of, at, traits(at), figures);
    }

    void add(String kind, String of, Instant at, Traits traits, Map<String, Long> figures) {
        facts.add(new Fact(
                kind,
                of,
                counts.merge(kind, 1, Integer::sum) - 1,
                at.truncatedTo(ChronoUnit.MICROS),
                traits,
                Map.copyOf(figures)));
    }

    List<Fact> facts() {
        return facts;
    }

    /** What of it can be counted at all: what took less than no time, because a clock was set back, is not known. */
    static Map<String, Long> seconds(String name, Duration took) {
        return took.isNegative() ? Map.of() : Map.of(name, took.toSeconds());
    }

    static long yes(boolean is) {
        return is ? 1 : 0;
    }
}
