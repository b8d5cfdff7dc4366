package dev.baton.resolution.playbooks;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StorableText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The checklist of a case. */
@RestController
@RequestMapping("/api/cases/{number}/playbook")
class PlaybookApi {

    private final PlaybookSection section;
    private final Ticks ticks;
    private final CaseFile caseFile;

    PlaybookApi(PlaybookSection section, Ticks ticks, CaseFile caseFile) {
        this.section = section;
        this.ticks = ticks;
        this.caseFile = caseFile;
    }

    /** @param by who tried it; null where nobody did */
    record Step(
            String id,
            String text,
            @Nullable String by,
            @Nullable Instant at) {}

    /**
     * @param playbook the file; null, as is the title, where there is none for the category of the case
     * @param also what was tried by another playbook, or by this one when it said something else
     */
    record Checklist(@Nullable String playbook, @Nullable String title, List<Step> steps, List<Step> also) {}

    /** @param playbook its file @param step the id of one of its steps @param done whether it was tried */
    record Tick(
            @StorableText(max = 200, required = true) @Nullable
            String playbook,

            @StorableText(max = 64, required = true) @Nullable
            String step,

            @NotNull(message = "is missing: true or false") @Nullable
            Boolean done) {}

    /** The playbook for the category of the case, with what was tried. 404 where there is no such case. */
    @GetMapping
    Checklist checklist(@PathVariable String number) {
        var content = section.content(caseFile.get(new CaseNumber(number)));
        var playbook = content.playbook();
        return new Checklist(
                playbook == null ? null : playbook.file(),
                playbook == null ? null : playbook.title(),
                content.rows().stream().map(PlaybookApi::step).toList(),
                content.others().stream()
                        .map(tick -> new Step(tick.step(), tick.words(), tick.tickedBy(), tick.tickedAt()))
                        .toList());
    }

    /**
     * Ticks a step off, or takes that back; 200 and the checklist, also where it is so already. 400 where the playbook has no such
     * step, 404 where there is no such case, 409 where it is closed.
     */
    @PostMapping
    Checklist tick(@PathVariable String number, @RequestBody @Valid Tick tick, Principal person) {
        var subject = caseFile.get(new CaseNumber(number)).number();
        if (Boolean.TRUE.equals(tick.done())) {
            ticks.tick(subject, tick.playbook(), tick.step(), person.getName());
        } else {
            ticks.takeBack(subject, tick.playbook(), tick.step(), person.getName());
        }
        return checklist(number);
    }

    private static Step step(PlaybookSection.Row row) {
        var tick = row.tick();
        return new Step(
                row.step().id(),
                row.step().text(),
                tick == null ? null : tick.tickedBy(),
                tick == null ? null : tick.tickedAt());
    }
}
