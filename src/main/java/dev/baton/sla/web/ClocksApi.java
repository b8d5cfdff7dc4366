package dev.baton.sla.web;

import dev.baton.calendar.Step;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.sla.ClockJournal;
import dev.baton.sla.ClockName;
import dev.baton.sla.Hours;
import dev.baton.sla.JournalEntry;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClocksApi {

    private final CaseFile caseFile;
    private final SlaClocks clocks;
    private final ClockJournal journal;
    private final Clock time;

    ClocksApi(CaseFile caseFile, SlaClocks clocks, ClockJournal journal, Clock time) {
        this.caseFile = caseFile;
        this.clocks = clocks;
        this.journal = journal;
        this.time = time;
    }

    /**
     * @param name of the clock, such as {@code firstReply}
     * @param escalation the escalation a take-charge or lead clock belongs to, else null
     * @param due when it is over, ISO-8601 UTC; null while it has not started, is paused or met
     * @param state idle, running, paused, late or met
     * @param budget counted time it gives, ISO-8601
     * @param elapsed counted time that went by until now, or until it was met, ISO-8601
     * @param because where the budget comes from
     * @param rule the row of {@code sla.dmn} it comes from, null for a promise
     * @param hours whose hours are counted: customer, for what they were promised, or team, for what teams owe each other
     * @param team whose hours they are where they are a team's, else null
     * @param calendar what time counts: a name in {@code calendars.yml}
     * @param explain how the due instant came about, in sentences
     * @param steps the same, stretch by stretch from the start to the due instant; to now while paused, to when it was met
     * @param rungs what happens before and after the deadline, the earliest first
     * @param journal what happened to the clock, the earliest first
     */
    record Reading(
            ClockName name,
            @Nullable String escalation,
            @Nullable Instant due,
            String state,
            Duration budget,
            Duration elapsed,
            String because,
            @Nullable String rule,
            Hours hours,
            @Nullable String team,
            String calendar,
            List<String> explain,
            List<Step> steps,
            List<Rung> rungs,
            List<JournalEntry> journal) {}

    /**
     * @param offset to the deadline, ISO-8601; negative for a warning before it
     * @param at when it is reached, null while the clock is not running
     * @param claimed whether it was acted on
     */
    record Rung(Duration offset, @Nullable Instant at, boolean claimed) {}

    /** The clocks of the case. 404 where there is no such case. */
    @GetMapping("/api/cases/{number}/clocks")
    List<Reading> clocks(@PathVariable String number) {
        return clocks.of(caseFile.get(new CaseNumber(number)).number()).clocks().stream()
                .map(this::read)
                .toList();
    }

    private Reading read(SlaClock clock) {
        var now = time.instant();
        var story = new ClockStory(clock, now);
        var target = clock.target();
        return new Reading(
                clock.name(),
                clock.subject().isEmpty() ? null : clock.subject(),
                clock.due(),
                clock.state(now).name().toLowerCase(Locale.ROOT),
                target.budget(),
                clock.elapsed(now),
                target.because(),
                target.rule(),
                target.hours(),
                target.team(),
                target.calendar(),
                story.sentences(),
                story.steps(),
                target.rungs().stream().map(rung -> rung(clock, rung)).toList(),
                journal.of(clock));
    }

    private static Rung rung(SlaClock clock, Duration offset) {
        return new Rung(offset, clock.at(offset).orElse(null), clock.claimed().contains(offset));
    }
}
