package dev.baton.resolution.playbooks;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.Status;
import dev.baton.resolution.playbooks.Playbook.Step;
import dev.baton.resolution.playbooks.Ticks.Tick;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** What to try first, beside what is to be done. */
@Component
@Order(1)
class PlaybookSection implements CaseSection {

    private final Playbooks playbooks;
    private final Ticks ticks;
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rules;

    PlaybookSection(Playbooks playbooks, Ticks ticks, ObjectProvider<WebInvocationPrivilegeEvaluator> rules) {
        this.playbooks = playbooks;
        this.ticks = ticks;
        this.rules = rules;
    }

    /** @param tick null where it was not tried */
    record Row(Step step, @Nullable Tick tick) {}

    /**
     * @param playbook null where there is none for the category
     * @param done how many of its steps were tried
     * @param others what was ticked in another playbook, or in this one when it said something else
     * @param mayTick whether the one looking may, and the case is not closed
     * @param refused why the last tick was not kept
     */
    record Content(
            Case subject,
            @Nullable Playbook playbook,
            List<Row> rows,
            long done,
            List<Tick> others,
            boolean mayTick,
            @Nullable String refused) {

        public boolean isEmpty() {
            return playbook == null && others.isEmpty();
        }
    }

    @Override
    public String template() {
        return "resolution/playbook";
    }

    @Override
    public Place place() {
        return Place.NEXT;
    }

    @Override
    public Content content(Case subject) {
        return content(subject, null);
    }

    Content content(Case subject, @Nullable String refused) {
        var playbook = playbooks.of(subject).orElse(null);
        var standing = ticks.standing(subject.number());
        var rows = playbook == null
                ? List.<Row>of()
                : playbook.steps().stream()
                        .map(step -> new Row(step, tick(standing, playbook, step)))
                        .toList();
        return new Content(
                subject,
                playbook,
                rows,
                rows.stream().filter(row -> row.tick() != null).count(),
                standing.stream()
                        .filter(tick -> rows.stream().noneMatch(row -> tick.equals(row.tick())))
                        .toList(),
                subject.status() != Status.CLOSED && mayTick(subject),
                refused);
    }

    private boolean mayTick(Case subject) {
        return rules.getObject()
                .isAllowed(
                        null,
                        "/cases/%s/playbook".formatted(subject.number()),
                        "POST",
                        SecurityContextHolder.getContext().getAuthentication());
    }

    private static @Nullable Tick tick(List<Tick> standing, Playbook playbook, Step step) {
        return standing.stream()
                .filter(tick ->
                        tick.playbook().equals(playbook.file()) && tick.step().equals(step.id()))
                .findFirst()
                .orElse(null);
    }
}
