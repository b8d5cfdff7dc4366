package dev.baton.evaluation.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryBookTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:30:00Z");

    private final StoryBook book = new StoryBook();
    private final List<Story> stories = book.stories();

    @Test
    void thereAreEnoughOfThem() {
        assertThat(stories).filteredOn(StoryBookTest::ends).hasSizeGreaterThanOrEqualTo(60);
        assertThat(stories).filteredOn(Predicate.not(StoryBookTest::ends)).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void eachIsACaseOfItsOwnOfAKnownAccount() {
        var accounts = book.accounts(LocalDate.EPOCH).stream().map(account -> account.id());

        assertThat(stories).extracting(Story::id).doesNotHaveDuplicates();
        assertThat(stories).extracting(story -> story.report().get("subject")).doesNotHaveDuplicates();
        assertThat(stories).extracting(story -> story.report().get("account")).isSubsetOf(accounts.toList());
    }

    @Test
    void noWordOfAPlotIsLeftOpen() {
        assertThat(stories.stream().flatMap(story -> story.steps().stream()))
                .allSatisfy(step -> assertThat(step.says().values()).noneMatch(text -> text.contains("{")));
    }

    /** Whenever Baton is started for the first time. */
    @Test
    void whatIsOverIsOverAndWhatIsOpenHasBegun() {
        var hours = Stream.iterate(MONDAY, now -> now.plus(Duration.ofHours(1))).limit(14 * 24);

        assertThat(hours)
                .allSatisfy(now -> assertThat(stories).allSatisfy(story -> {
                    var times = story.times(now);
                    assertThat(times).isSorted();
                    assertThat(times.get(0)).isBetween(now.minus(Duration.ofDays(92)), now);
                    assertThat(!ends(story) || times.get(times.size() - 1).isBefore(now))
                            .isTrue();
                }));
    }

    private static boolean ends(Story story) {
        return !story.steps().isEmpty()
                && story.steps().get(story.steps().size() - 1).verb() == Verb.DOCUMENTS;
    }
}
