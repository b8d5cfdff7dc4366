package dev.baton.evaluation.desk;

import dev.baton.evaluation.stories.Story;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All stories at once, each step in the order of time; what would be later than now has not happened yet. */
final class Stories {

    private final Instant now;
    private final List<PlayedStory> all;

    Stories(List<Story> stories, Instant now) {
        this.now = now;
        this.all = stories.stream().map(story -> new PlayedStory(story, now)).toList();
    }

    /** The one that goes on next; of those at the same instant the one that stands first. */
    Optional<PlayedStory> next() {
        return all.stream()
                .filter(story -> !story.isOver() && story.at().isBefore(now))
                .min(Comparator.comparing(PlayedStory::at));
    }

    int count() {
        return all.size();
    }

    int reported() {
        return (int) all.stream().filter(story -> story.number().isPresent()).count();
    }

    /** Those that stay where they are. */
    List<PlayedStory> stuck() {
        return all.stream().filter(story -> story.stuck().isPresent()).toList();
    }
}
