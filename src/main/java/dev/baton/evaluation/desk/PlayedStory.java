package dev.baton.evaluation.desk;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a story is played. */
final class PlayedStory {

    private final Story story;
    private final List<Instant> times;
    private int next;
    private @Nullable CaseNumber number;

    PlayedStory(Story story, Instant now) {
        this.story = story;
        this.times = story.times(now);
    }

    String id() {
        return story.id();
    }

    boolean isOver() {
        return next == times.size();
    }

    boolean isReported() {
        return number != null;
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

    /** It stays where it is. */
    void stop() {
        next = times.size();
    }

    /** What it was about to do. */
    String step() {
        return next == 0 ? "report" : story.steps().get(next - 1).toString();
    }
}
