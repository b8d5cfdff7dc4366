package dev.baton.audit.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who has seen a case without being of its people, as entries tell it. */
public final class Viewings {

    /** Kinds of entries that tell that something of the case was read or taken out. */
    static final Set<String> KINDS = Set.of("CaseRead", "FileDownloaded", "Exported");

    private Viewings() {}

    /**
     * @param kinds what they did
     * @param times on how many occasions that are told: reading is told once a day
     */
    public record Viewer(String who, Set<String> kinds, long times, Instant first, Instant last, long entry) {}

    /** By who was the last to see it. */
    public static List<Viewer> of(CaseStory story) {
        var viewers = new LinkedHashMap<String, Viewer>();
        story.found().stream().filter(found -> KINDS.contains(found.kind())).forEach(found -> {
            var known = viewers.remove(found.who());
            var kinds = new TreeSet<>(known == null ? Set.of() : known.kinds());
            kinds.add(found.kind());
            viewers.put(
                    found.who(),
                    new Viewer(
                            found.who(),
                            kinds,
                            known == null ? 1 : known.times() + 1,
                            known == null ? found.at() : known.first(),
                            found.at(),
                            found.entry()));
        });
        var latestFirst = new ArrayList<>(viewers.values());
        java.util.Collections.reverse(latestFirst);
        return latestFirst;
    }
}
