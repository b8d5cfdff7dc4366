package dev.baton.kpi.okrs;

import dev.baton.casefile.Deed;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.Presence;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.kpi.okrs.Objective.State;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An objective is written, made active, changed and closed. */
@Component
public class SaveObjective {

    static final String PROCESS = "okr-check-in";
    private static final int LONGEST = 200;
    private static final int LONGEST_OUTCOME = 2_000;

    private final Objectives objectives;
    private final CheckKeyResults check;
    private final Pace pace;
    private final Notices notices;
    private final Presence presence;
    private final IdentityService identities;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SaveObjective(
            Objectives objectives,
            CheckKeyResults check,
            Pace pace,
            Notices notices,
            Presence presence,
            IdentityService identities,
            RuntimeService runtime,
            TaskService tasks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.objectives = objectives;
        this.check = check;
        this.pace = pace;
        this.notices = notices;
        this.presence = presence;
        this.identities = identities;
        this.runtime = runtime;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param number null for a new one
     * @param version of the one that is changed, as whoever changes it saw it; null for a new one
     */
    public record Wanted(
            @Nullable String number,
            @Nullable Integer version,
            String quarter,
            String title,
            @Nullable String owner,
            State state,
            @Nullable String closedBecause,
            List<KeyResult> keyResults) {}

    /**
     * The same title in the same quarter is the same objective.
     *
     * @return its number
     * @throws NotNow where it is closed, was changed by somebody else meanwhile, or cannot go back to what is wanted
     */
    @Transactional
    public String save(Wanted wanted, String by) {
        var quarter = Quarter.read(wanted.quarter()).toString();
        var title = text("title", wanted.title(), LONGEST);
        var owner = owner(wanted);
        var results = check.of(wanted.keyResults());
        if (wanted.number() == null) {
            var number = objectives.insert(quarter, title, owner, by);
            if (number == null) {
                throw new NotNow(
                        "%s is called \"%s\" in %s already."
                                .formatted(
                                        objectives.called(quarter, title).orElse("Another objective"), title, quarter),
                        "Change that one, or give this one another title.");
            }
            objectives.setKeyResults(number, results);
            tell(Deed.of("ObjectiveMade"), number, by, title, owner, State.DRAFT);
            return wanted.state() == State.DRAFT
                    ? number
                    : change(objectives.getForChange(number), wanted, quarter, title, owner, results, by);
        }
        var before = objectives.getForChange(wanted.number());
        if (wanted.version() == null || wanted.version() != before.version()) {
            throw new NotNow(
                    "Somebody changed %s since you saw it: it is at version %d."
                            .formatted(before.number(), before.version()),
                    "Look at it again, and send your change with that version.");
        }
        return change(before, wanted, quarter, title, owner, results, by);
    }

    private String change(
            Objective before,
            Wanted wanted,
            String quarter,
            String title,
            @Nullable String owner,
            List<KeyResult> results,
            String by) {
        refuseWhatStands(before, wanted, quarter, results);
        var other = objectives.called(quarter, title).filter(number -> !number.equals(before.number()));
        if (other.isPresent()) {
            throw new NotNow(
                    "%s is called \"%s\" in %s already.".formatted(other.get(), title, quarter),
                    "Give this one another title.");
        }
        var begins = wanted.state() == State.ACTIVE && !before.isActive();
        var next = wanted.state() != State.ACTIVE
                ? null
                : begins ? clock.instant().plus(pace.of("checkInEvery")) : before.nextCheckIn();
        objectives.update(
                new Objective(
                        before.number(),
                        quarter,
                        title,
                        owner,
                        wanted.state(),
                        before.version(),
                        next,
                        wanted.state() == State.ACTIVE ? before.checkInDue() : null,
                        wanted.state() == State.CLOSED ? outcome(wanted) : null,
                        results),
                by);
        if (before.state() == State.DRAFT) {
            objectives.setKeyResults(before.number(), results);
        }
        tell(Deed.of("ObjectiveChanged"), before.number(), by, title, owner, wanted.state());
        follow(before, wanted.state(), owner, begins, by);
        return before.number();
    }

    private void follow(Objective before, State now, @Nullable String owner, boolean begins, String by) {
        if (begins) {
            runtime.startProcessInstanceByKey(PROCESS, before.number(), Map.of("number", before.number()));
            tellOwner(Objects.requireNonNull(owner), before.number(), by);
        } else if (before.isActive() && now == State.CLOSED) {
            runtime.createMessageCorrelation(Messages.OBJECTIVE_CLOSED)
                    .processInstanceBusinessKey(before.number())
                    .correlateAll();
        } else if (before.isActive() && !Objects.equals(owner, before.owner())) {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(before.number())
                    .list()
                    .forEach(task -> tasks.setAssignee(task.getId(), owner));
            tellOwner(Objects.requireNonNull(owner), before.number(), by);
        }
    }

    /** In the name of Baton: somebody else owns it from now on. */
    @Transactional
    public void give(Objective one, String owner, String why) {
        objectives.update(
                new Objective(
                        one.number(),
                        one.quarter(),
                        one.title(),
                        owner,
                        one.state(),
                        one.version(),
                        one.nextCheckIn(),
                        one.checkInDue(),
                        one.closedBecause(),
                        one.keyResults()),
                "baton");
        events.publishEvent(Deed.of("ObjectiveChanged")
                .by("baton")
                .about("objective", one.number())
                .with("state", one.state().name())
                .person("owner", owner)
                .words("reason", why));
        tasks.createTaskQuery()
                .processInstanceBusinessKey(one.number())
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), owner));
        tellOwner(owner, one.number(), "baton");
    }

    /** An active one whose process is gone gets one again. */
    @Transactional
    public void restart(String number, String by) {
        var one = objectives.getForChange(number);
        if (!one.isActive() || one.nextCheckIn() == null || isRunning(number)) {
            throw new NotNow("%s has its process, or needs none.".formatted(number), "Look at it again.");
        }
        runtime.startProcessInstanceByKey(PROCESS, number, Map.of("number", number));
        tell(Deed.of("ObjectiveRestarted"), number, by, one.title(), one.owner(), one.state());
    }

    public boolean isRunning(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number, PROCESS)
                        .count()
                > 0;
    }

    private static void refuseWhatStands(Objective before, Wanted wanted, String quarter, List<KeyResult> results) {
        if (before.state() == State.CLOSED) {
            throw new NotNow("%s is closed.".formatted(before.number()), "Write another one for what is still to do.");
        }
        if (before.isActive() && wanted.state() == State.DRAFT) {
            throw new NotNow(
                    "%s is active, and people were told of it.".formatted(before.number()),
                    "Close it and say why, or leave it active.");
        }
        if (before.isActive() && (!same(before.keyResults(), results) || !quarter.equals(before.quarter()))) {
            throw new NotNow(
                    "%s is active: what it is measured by stands.".formatted(before.number()),
                    "Close it and write another one, so that what came of each can be seen.");
        }
        if (before.state() == State.DRAFT && wanted.state() == State.CLOSED) {
            throw new NotNow("%s is a draft.".formatted(before.number()), "Only what is active can be closed.");
        }
    }

    private static boolean same(List<KeyResult> some, List<KeyResult> others) {
        return some.size() == others.size()
                && some.stream().allMatch(one -> {
                    var other = others.get(one.position() - 1);
                    return one.kpi().equals(other.kpi())
                            && one.dimension() == other.dimension()
                            && Objects.equals(one.key(), other.key())
                            && one.baseline().compareTo(other.baseline()) == 0
                            && one.target().compareTo(other.target()) == 0;
                });
    }

    private @Nullable String owner(Wanted wanted) {
        var owner = wanted.owner() == null || wanted.owner().isBlank()
                ? null
                : wanted.owner().strip();
        if (owner == null) {
            if (wanted.state() != State.DRAFT) {
                throw new Refusal("owner", "is missing: one person answers for an objective that is active");
            }
            return null;
        }
        if (TextRules.unstorable(owner) >= 0
                || identities.createUserQuery().userId(owner).count() == 0) {
            throw new Refusal("owner", "must be the name somebody logs in with");
        }
        if (wanted.state() == State.ACTIVE && !presence.isThere(owner) && isNew(wanted, owner)) {
            throw new Refusal("owner", "must be somebody who is there; they are away or get no work any more");
        }
        return owner;
    }

    private boolean isNew(Wanted wanted, String owner) {
        return wanted.number() == null
                || objectives
                        .find(wanted.number())
                        .map(before -> !before.isActive() || !owner.equals(before.owner()))
                        .orElse(true);
    }

    private static String outcome(Wanted wanted) {
        return text("closedBecause", wanted.closedBecause(), LONGEST_OUTCOME);
    }

    private static String text(String field, @Nullable String text, int max) {
        var problem = TextRules.problem(text, max, true);
        if (problem != null) {
            throw new Refusal(field, problem);
        }
        return Objects.requireNonNull(text).strip();
    }

    private void tellOwner(String owner, String number, String by) {
        if (!owner.equals(by)) {
            notices.tellPerson(owner, new Notice(null, null, "objectiveYours", List.of(number)));
        }
    }

    private void tell(Deed deed, String number, String by, String title, @Nullable String owner, State state) {
        events.publishEvent(deed.by(by)
                .about("objective", number)
                .with("state", state.name())
                .person("owner", owner)
                .words("title", title));
    }
}
