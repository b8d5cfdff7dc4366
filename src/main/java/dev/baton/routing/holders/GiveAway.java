package dev.baton.routing.holders;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft;
import dev.baton.casefile.HolderLeft.HeldBesideCases;
import dev.baton.engine.PersonLeft;
import dev.baton.routing.NextAuthority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Case by case, each in a transaction of its own: what cannot be given away of one case keeps no other from it, and is told. */
@Component
public class GiveAway {

    private static final Logger log = LoggerFactory.getLogger(GiveAway.class);

    private final CaseFile caseFile;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final NextAuthority authority;
    private final List<HeldBesideCases> besides;
    private final ApplicationEventPublisher events;
    private final Alarms alarms;
    private final TransactionTemplate apart;

    GiveAway(
            CaseFile caseFile,
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identities,
            NextAuthority authority,
            List<HeldBesideCases> besides,
            ApplicationEventPublisher events,
            Alarms alarms,
            PlatformTransactionManager transactions) {
        this.caseFile = caseFile;
        this.tasks = tasks;
        this.runtime = runtime;
        this.identities = identities;
        this.authority = authority;
        this.besides = besides;
        this.events = events;
        this.alarms = alarms;
        this.apart = new TransactionTemplate(transactions);
    }

    /** False where something could not be given away. */
    boolean from(PersonLeft left) {
        var all = true;
        for (var number : casesOf(left.person())) {
            all &= give(
                    number,
                    left.person(),
                    "%s is gone.".formatted(left.person()),
                    () -> isBack(left)
                            ? Optional.empty()
                            : Optional.of(new HolderLeft(
                                    number,
                                    left.person(),
                                    left.group(),
                                    left.group() == null
                                            ? authority.insteadOf(left.person(), number)
                                            : authority.about(number),
                                    null,
                                    null)));
        }
        return all
                & besides(
                                left.person(),
                                left.group(),
                                left.group() == null
                                        ? left.person() + " is gone"
                                        : "%s is no longer of %s".formatted(left.person(), left.group()),
                                () -> !isBack(left))
                        .left()
                        .isEmpty();
    }

    /**
     * What of no single case went to others.
     *
     * @param moved by its number who answers for it now
     * @param left the numbers of what could not be given away, which is told
     */
    public record Besides(Map<String, String> moved, List<String> left) {}

    /**
     * What somebody holds that is of no single case goes to others, though they are not gone.
     *
     * @param stillSo asked before each
     */
    public Besides besides(String person, String because, BooleanSupplier stillSo) {
        return besides(person, null, because, stillSo);
    }

    private Besides besides(String person, @Nullable String group, String because, BooleanSupplier stillSo) {
        var moved = new TreeMap<String, String>();
        var left = new ArrayList<String>();
        for (var beside : besides) {
            for (var number : beside.of(person)) {
                var next = new AtomicReference<@Nullable String>();
                var given = apart(number, person, because + ".", () -> {
                    if (stillSo.getAsBoolean()) {
                        next.set(beside.giveAway(number, person, group, because, authority.insteadOf(person)));
                    }
                });
                if (!given) {
                    left.add(number);
                } else if (next.get() != null) {
                    moved.put(number, next.get());
                }
            }
        }
        return new Besides(moved, left);
    }

    /**
     * All that somebody holds of a case goes to others, though they are not gone.
     *
     * @param because for the story
     * @param substitute who stands in for them
     * @param stillSo asked once nobody else can change the case
     * @return false where it could not be given away, which is told
     */
    public boolean from(
            String person, CaseNumber number, String because, @Nullable String substitute, BooleanSupplier stillSo) {
        return give(
                number,
                person,
                because + ".",
                () -> stillSo.getAsBoolean()
                        ? Optional.of(new HolderLeft(
                                number, person, null, authority.insteadOf(person, number), because, substitute))
                        : Optional.empty());
    }

    /** The cases of which this person holds something, in their order. */
    public List<CaseNumber> casesOf(String person) {
        var cases = new TreeMap<String, CaseNumber>();
        caseFile.heldBy(person).forEach(number -> cases.put(number.value(), number));
        withTasksOf(person).forEach(number -> cases.put(number.value(), number));
        return List.copyOf(cases.values());
    }

    private boolean give(CaseNumber number, String person, String what, Supplier<Optional<HolderLeft>> left) {
        return apart(number.value(), person, what, () -> {
            caseFile.lock(number);
            left.get().ifPresent(events::publishEvent);
        });
    }

    private boolean apart(String number, String person, String what, Runnable work) {
        try {
            apart.executeWithoutResult(begun -> work.run());
            alarms.settle(Alarm.Kind.HOLDER_NOT_REPLACED, number);
            return true;
        } catch (RuntimeException failure) {
            log.warn("{}: what {} held could not be given away", number, person, failure);
            alarms.raise(
                    Alarm.Kind.HOLDER_NOT_REPLACED,
                    number,
                    what + " It is tried again by itself; the log has the details.");
            return false;
        }
    }

    private List<CaseNumber> withTasksOf(String person) {
        var processes = tasks.createTaskQuery().taskAssignee(person).list().stream()
                .map(Task::getProcessInstanceId)
                .collect(Collectors.toSet());
        return processes.isEmpty()
                ? List.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(processes).list().stream()
                        .map(ProcessInstance::getBusinessKey)
                        .filter(key -> key != null && CaseNumber.isOne(key))
                        .map(CaseNumber::new)
                        .toList();
    }

    /** Somebody of that name may have come, or come back, meanwhile. */
    private boolean isBack(PersonLeft left) {
        var query = identities.createUserQuery().userId(left.person());
        return (left.group() == null ? query : query.memberOfGroup(left.group())).count() > 0;
    }
}
