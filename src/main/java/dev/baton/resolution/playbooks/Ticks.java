package dev.baton.resolution.playbooks;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.casefile.StepsTried;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was ticked off on a case, by whom. It stays as it was said when a playbook changes or another one is shown. */
@Component
class Ticks implements StepsTried {

    private final JdbcClient jdbc;
    private final Playbooks playbooks;
    private final CaseFile caseFile;
    private final Clock clock;

    private final ApplicationEventPublisher events;

    Ticks(JdbcClient jdbc, Playbooks playbooks, CaseFile caseFile, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.playbooks = playbooks;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    /** @param words what the step said */
    record Tick(String playbook, String step, String words, String tickedBy, Instant tickedAt) {}

    @Override
    public List<String> of(CaseNumber number) {
        return standing(number).stream().map(Tick::words).toList();
    }

    @Override
    @Transactional
    public void tick(CaseNumber number, String words, String by) {
        var playbook = playbooks
                .of(caseFile.getForChange(number))
                .orElseThrow(() -> new Refusal("step", "There is no playbook for this case."));
        var step = playbook.steps().stream()
                .filter(one -> one.text().startsWith(words))
                .findFirst()
                .orElseThrow(() -> new Refusal("step", "\"%s\" has no such step.".formatted(playbook.title())));
        tick(number, playbook.file(), step.id(), by);
    }

    /** In the order in which they were ticked. */
    List<Tick> standing(CaseNumber number) {
        return jdbc.sql("""
                select playbook, step, words, ticked_by, ticked_at from playbook_tick
                where case_number = ? and taken_back_at is null order by ticked_at, id
                """).param(number.value()).query(Tick.class).list();
    }

    /**
     * Ticking what is ticked changes nothing.
     *
     * @throws Refusal where the playbook has no such step, or not any more
     * @throws NotNow where the case is closed
     */
    @Transactional
    void tick(CaseNumber number, String playbook, String step, String by) {
        unlessClosed(number);
        var words = playbooks.named(playbook).stream()
                .flatMap(one -> one.steps().stream())
                .filter(one -> one.id().equals(step))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "step", "The playbook has changed and has no such step any more. Look at it as it is now."))
                .text();
        var ticked = jdbc.sql("""
                insert into playbook_tick (case_number, playbook, step, words, ticked_by, ticked_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (case_number, playbook, step) where taken_back_at is null do nothing
                """)
                .params(number.value(), playbook, step, words, by, TimeFormat.stored(clock.instant()))
                .update();
        tell(ticked, "StepTicked", number, playbook, step, by);
    }

    /** Also of a step that is gone. Taking back what is not ticked changes nothing. */
    @Transactional
    void takeBack(CaseNumber number, String playbook, String step, String by) {
        unlessClosed(number);
        var taken = jdbc.sql("""
                update playbook_tick set taken_back_by = ?, taken_back_at = ?
                where case_number = ? and playbook = ? and step = ? and taken_back_at is null
                """)
                .params(by, TimeFormat.stored(clock.instant()), number.value(), playbook, step)
                .update();
        tell(taken, "StepTakenBack", number, playbook, step, by);
    }

    private void tell(int changed, String kind, CaseNumber number, String playbook, String step, String by) {
        if (changed > 0) {
            events.publishEvent(
                    Deed.of(kind).by(by).on(number).with("playbook", playbook).with("step", step));
        }
    }

    private void unlessClosed(CaseNumber number) {
        var subject = caseFile.getForChange(number);
        if (subject.status() == Status.CLOSED) {
            throw NotNow.as(subject);
        }
    }
}
