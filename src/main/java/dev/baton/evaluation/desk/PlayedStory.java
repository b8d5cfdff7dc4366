package dev.baton.evaluation.desk;

import dev.baton.casefile.CaseNumber;
import dev.baton.evaluation.stories.Story;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a story is played. */
final class PlayedStory {

    private final Story story;
    private final List<Instant> times;
    private int next;
    private @Nullable CaseNumber number;
    private @Nullable String stuck;

    PlayedStory(Story story, Instant now) {
        this.story = story;
        this.times = story.times(now);
    }

    boolean isOver() {
        return next == times.size();
    }

    /** When it goes on. */
    Instant at() {
        return times.get(next);
    }

    void goOn(Cast cast) {
        number = number == null
                ? cast.report(story)
                : cast.does(number, story.steps().get(next - 1));
        next++;
    }

    /** It stays where it is, because what comes next in it cannot be done. */
    void isStuck() {
        stuck = "%s, %s"
                .formatted(story.id(), next == 0 ? "report" : story.steps().get(next - 1));
        next = times.size();
    }

    /** Where it stays, if it does. */
    Optional<String> stuck() {
        return Optional.ofNullable(stuck);
    }

    /** The case, once it is reported. */
    Optional<CaseNumber> number() {
        return Optional.ofNullable(number);
    }
}
