package dev.baton.audit.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.audit.replay.CaseStory.Tenure;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who answered for a case at an instant, from entries alone.
 *
 * @param accountable null before the case was reported
 * @param responsible who worked on it; null where the team did, or nobody
 * @param team that had the work; null where none had
 * @param level the highest of its open escalations; null where none was open
 * @param since when the accountable became it
 * @param until when somebody else did; null where nobody has
 * @param because why it was this person, or why it was nobody
 */
public record Accountability(
        @JsonProperty("case") CaseNumber number,
        Instant at,
        @Nullable String accountable,
        @Nullable String responsible,
        @Nullable String team,
        @Nullable Integer level,
        @Nullable Instant since,
        @Nullable Instant until,
        String because) {

    public static Accountability of(CaseNumber number, CaseStory story, Instant at) {
        var state = story.at(at);
        var tenure = story.tenure(at);
        var level = state.level();
        return new Accountability(
                number,
                at,
                tenure.map(Tenure::accountable).orElse(null),
                state.text("responsible"),
                state.text("team"),
                level.isPresent() ? (Integer) level.getAsInt() : null,
                tenure.map(Tenure::since).orElse(null),
                tenure.map(Tenure::until).orElse(null),
                tenure.map(Tenure::because).orElseGet(() -> nobody(story.reported(), at)));
    }

    private static String nobody(Optional<Instant> reported, Instant at) {
        return reported.filter(instant -> instant.isAfter(at))
                .map(instant -> "The case had not been reported: that was %s.".formatted(TimeFormat.told(instant)))
                .orElse("The log does not say that anybody had been named yet.");
    }
}
