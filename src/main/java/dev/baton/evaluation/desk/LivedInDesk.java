package dev.baton.evaluation.desk;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.PlayedTime;
import dev.baton.evaluation.DemoPeople;
import dev.baton.evaluation.EvaluationMode;
import dev.baton.evaluation.stories.Story;
import dev.baton.evaluation.stories.StoryBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Plays all stories, so that everything there is to see of them is what the engine made of what people did: deadlines, promises,
 * escalations and trail. The same stories each time, as long ago as they tell.
 */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class LivedInDesk {

    private static final Logger log = LoggerFactory.getLogger(LivedInDesk.class);

    private final DemoPeople people;
    private final Accounts accounts;
    private final Cast cast;
    private final PlayedTime time;

    LivedInDesk(DemoPeople people, Accounts accounts, Cast cast, PlayedTime time) {
        this.people = people;
        this.accounts = accounts;
        this.cast = cast;
        this.time = time;
    }

    /** Gives where the stories stay that cannot be told to their end. */
    List<String> play(
            StoryBook book, List<Story> told, Instant now, Preparation preparation, BooleanSupplier isStopped) {
        people.come();
        var stories = new Stories(told, now);
        try {
            time.startsAt(stories.next().orElseThrow().at());
            book.accounts(LocalDate.ofInstant(now, ZoneOffset.UTC)).forEach(accounts::save);
            for (var next = stories.next(); next.isPresent(); next = stories.next()) {
                if (isStopped.getAsBoolean()) {
                    throw new StoppedMeanwhile();
                }
                goOn(next.get());
                preparation.isAt(stories.reported(), stories.count());
            }
            time.passes(now);
        } finally {
            time.isReal();
        }
        stories.stuck().forEach(story -> story.number().map(CaseNumber::value).ifPresent(time::goesOn));
        return stories.stuck().stream().flatMap(story -> story.stuck().stream()).toList();
    }

    /** What nobody goes on with stands still until people are there: it would be escalated for weeks. */
    private void goOn(PlayedStory story) {
        time.passes(story.at());
        try {
            story.goOn(cast);
        } catch (RuntimeException failure) {
            story.isStuck();
            story.number().map(CaseNumber::value).ifPresent(time::standsStill);
            log.warn(
                    "A story stays where it is, because what comes next in it cannot be done: {}",
                    story.stuck().orElseThrow(),
                    failure);
        }
    }
}
