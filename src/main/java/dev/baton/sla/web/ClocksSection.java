package dev.baton.sla.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.sla.ClockJournal;
import dev.baton.sla.JournalEntry;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(30)
class ClocksSection implements CaseSection {

    private final SlaClocks clocks;
    private final ClockJournal journal;
    private final Clock time;

    ClocksSection(SlaClocks clocks, ClockJournal journal, Clock time) {
        this.clocks = clocks;
        this.journal = journal;
        this.time = time;
    }

    /**
     * @param outcome the one sentence that matters, such as when it is due
     * @param at when it is or was due, or was met; null while it is paused
     * @param hours whose hours are counted, and on which calendar
     */
    record Row(
            String name,
            String title,
            String state,
            String outcome,
            @Nullable Instant at,
            String hours,
            List<ClockPicture.Piece> pieces,
            List<ClockPicture.Mark> marks,
            List<String> explain,
            List<JournalEntry> journal) {}

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "sla/clocks";
    }

    /** What runs comes first, the most urgent on top. */
    @Override
    public List<Row> content(Case subject) {
        return clocks.of(subject.number()).clocks().stream()
                .filter(SlaClock::isStarted)
                .sorted(Comparator.comparing(SlaClock::isMet)
                        .thenComparing(clock -> clock.due() == null ? Instant.MAX : clock.due()))
                .map(this::row)
                .toList();
    }

    private Row row(SlaClock clock) {
        var now = time.instant();
        var story = new ClockStory(clock, now);
        var picture = ClockPicture.of(clock, now);
        return new Row(
                clock.name().id(),
                clock.name().title(),
                clock.state(now).name().toLowerCase(Locale.ROOT),
                story.outcome(),
                story.at(),
                "%s, calendar %s".formatted(story.whose(), clock.target().calendar()),
                picture.pieces(),
                picture.marks(),
                story.sentences(),
                journal.of(clock));
    }
}
