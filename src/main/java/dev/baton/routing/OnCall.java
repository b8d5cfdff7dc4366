package dev.baton.routing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has taken it on to be there for a group when nobody else works. */
public interface OnCall {

    /** By person until when their turn goes, of those whose turn it is at that instant; empty where the group has no rota or a gap. */
    Map<String, Instant> onCall(String group, Instant at);

    /**
     * @param people as {@link #onCall}
     * @param passedOver whose turn it is and who cannot be asked, each with the reason, in English: {@code "eli is on call and away, ada
     *     stands in"}
     */
    record Duty(Map<String, Instant> people, List<String> passedOver) {

        public static final Duty NONE = new Duty(Map.of(), List.of());
    }

    /** The same without some, who were asked already: those of the next level where nobody else of the first is. */
    default Duty duty(String group, Instant at, Set<String> without) {
        var others = new LinkedHashMap<>(onCall(group, at));
        others.keySet().removeAll(without);
        return new Duty(others, List.of());
    }
}
