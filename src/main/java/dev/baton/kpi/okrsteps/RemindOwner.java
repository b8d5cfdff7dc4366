package dev.baton.kpi.okrsteps;

import dev.baton.casefile.Deed;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.kpi.okrs.CheckIns;
import dev.baton.kpi.okrs.Objectives;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A check-in was not given in time: that is kept, and told to the owner and to process owners, once. */
@Component
class RemindOwner implements JavaDelegate {

    private final Objectives objectives;
    private final CheckIns checkIns;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    RemindOwner(Objectives objectives, CheckIns checkIns, Notices notices, ApplicationEventPublisher events) {
        this.objectives = objectives;
        this.checkIns = checkIns;
        this.notices = notices;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var one = objectives.getForChange(execution.getProcessBusinessKey());
        var due = one.checkInDue();
        if (!one.isActive() || due == null || !checkIns.missed(one.number(), due)) {
            return;
        }
        var owner = Objects.requireNonNull(one.owner());
        events.publishEvent(Deed.of("ObjectiveCheckMissed")
                .by("baton")
                .about("objective", one.number())
                .person("owner", owner));
        notices.tellPerson(owner, notice("objectiveMissed", one.number()));
        notices.tellGroup("process-owner", notice("objectiveMissedOf", one.number(), owner));
    }

    private static Notice notice(String kind, String... facts) {
        return new Notice(null, null, kind, List.of(facts));
    }
}
