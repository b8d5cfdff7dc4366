package dev.baton.history.search;

import dev.baton.casefile.Refusal;
import dev.baton.history.HistorySettings;
import dev.baton.history.Model;
import dev.baton.history.Models;
import dev.baton.history.tables.InstanceFilter;
import dev.baton.history.tables.InstanceRow;
import dev.baton.history.tables.InstanceRows;
import dev.baton.history.tables.InstanceRows.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of instances, the newest first. A page looks at a bounded number of them and says where it stopped. */
@Component
class InstanceSearch {

    private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,15}) ([0-9A-Za-z-]{1,64})");
    private static final Pattern OF_A_CASE = Pattern.compile("C-\\d{6,18}");
    private static final Map<String, String> STATES = Map.of(
            "ACTIVE", "running",
            "SUSPENDED", "suspended",
            "COMPLETED", "finished");

    private final InstanceRows rows;
    private final Models models;
    private final HistorySettings settings;

    InstanceSearch(InstanceRows rows, Models models, HistorySettings settings) {
        this.rows = rows;
        this.models = models;
        this.settings = settings;
    }

    /**
     * @param next where the next page begins; null where there are no more
     * @param cut whether the look ended before the page was full: what fits may follow under {@code next}
     */
    record Page(List<FoundInstance> items, @Nullable String next, boolean cut) {}

    @Transactional(readOnly = true)
    Page page(InstanceFilter filter, @Nullable String after, int limit) {
        var from = after == null || after.isEmpty() ? null : place(after);
        var found = rows.find(filter, from, settings.searched(), limit + 1);
        var versions = versions();
        var items = found.stream().limit(limit).map(row -> told(row, versions)).toList();
        if (found.size() > limit) {
            return new Page(items, cursor(filter, found.get(limit - 1)), false);
        }
        var end = rows.endOfLook(filter, from, settings.searched());
        return new Page(items, end.map(InstanceSearch::cursor).orElse(null), end.isPresent());
    }

    private Map<String, Model.Version> versions() {
        var versions = new HashMap<String, Model.Version>();
        models.all().forEach(model -> model.versions().forEach(version -> versions.put(version.definition(), version)));
        return versions;
    }

    private static FoundInstance told(InstanceRow row, Map<String, Model.Version> versions) {
        var version = versions.get(row.definition());
        var key = row.businessKey();
        var isCase = key != null && OF_A_CASE.matcher(key).matches();
        return new FoundInstance(
                row.id(),
                isCase ? key : null,
                isCase ? null : key,
                row.key(),
                version == null ? row.key() : version.name(),
                version == null ? null : version.number(),
                row.began(),
                row.ended(),
                row.ended() == null ? null : Duration.between(row.began(), row.ended()),
                STATES.getOrDefault(row.state(), "cancelled"),
                row.at(),
                row.endedAt(),
                row.reason(),
                row.hasIncident());
    }

    private static String cursor(InstanceFilter filter, InstanceRow last) {
        var time = filter.ended() && last.ended() != null ? last.ended() : last.began();
        return cursor(new Place(time, last.id()));
    }

    private static String cursor(Place place) {
        var text = place.time().toEpochMilli() + " " + place.instance();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Place place(String cursor) {
        try {
            var parts = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return new Place(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
            }
        } catch (IllegalArgumentException unreadable) {
            // as where it has another form
        }
        throw new Refusal(
                "after", "is no place in this list; take what \"next\" said, or leave it out to begin at the top");
    }
}
