package dev.baton.routing.holders;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft;
import dev.baton.engine.PersonLeft;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Case by case, each in a transaction of its own: what cannot be given away of one case keeps no other from it, and is told. */
@Component
class GiveAway {

    private static final Logger log = LoggerFactory.getLogger(GiveAway.class);

    private final CaseFile caseFile;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final HolderLeft.Successors successors;
    private final ApplicationEventPublisher events;
    private final Alarms alarms;
    private final TransactionTemplate apart;

    GiveAway(
            CaseFile caseFile,
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identities,
            HolderLeft.Successors successors,
            ApplicationEventPublisher events,
            Alarms alarms,
            PlatformTransactionManager transactions) {
        this.caseFile = caseFile;
        this.tasks = tasks;
        this.runtime = runtime;
        this.identities = identities;
        this.successors = successors;
        this.events = events;
        this.alarms = alarms;
        this.apart = new TransactionTemplate(transactions);
    }

    /** False where something could not be given away. */
    boolean from(PersonLeft left) {
        var all = true;
        for (var number : casesOf(left.person())) {
            all &= from(left, number);
        }
        return all;
    }

    /** The cases of which this person holds something, in their order. */
    private List<CaseNumber> casesOf(String person) {
        var cases = new TreeMap<String, CaseNumber>();
        caseFile.heldBy(person).forEach(number -> cases.put(number.value(), number));
        withTasksOf(person).forEach(number -> cases.put(number.value(), number));
        return List.copyOf(cases.values());
    }

    private boolean from(PersonLeft left, CaseNumber number) {
        try {
            apart.executeWithoutResult(begun -> {
                caseFile.lock(number);
                if (!isBack(left)) {
                    events.publishEvent(new HolderLeft(number, left.person(), left.group(), successors));
                }
            });
            alarms.settle(Alarm.Kind.HOLDER_NOT_REPLACED, number.value());
            return true;
        } catch (RuntimeException failure) {
            log.warn("{}: what {} held could not be given away", number, left.person(), failure);
            alarms.raise(
                    Alarm.Kind.HOLDER_NOT_REPLACED,
                    number.value(),
                    "%s is gone. It is tried again by itself; the log has the details.".formatted(left.person()));
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
                        .filter(key -> key != null)
                        .map(CaseNumber::new)
                        .toList();
    }

    /** Somebody of that name may have come, or come back, meanwhile. */
    private boolean isBack(PersonLeft left) {
        var query = identities.createUserQuery().userId(left.person());
        return (left.group() == null ? query : query.memberOfGroup(left.group())).count() > 0;
    }
}
