package dev.baton.notification.outbox;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** It is not tried any more: whoever works on the case is told in Baton, those who run the desk by an alarm and an incident. */
@Component
public class TellOfFailure implements JavaDelegate {

    private static final String TOLD =
            "Something could not be delivered over %s. Look at Deliveries for the reason, set it right"
                    + " and have it sent again there.";

    private final DeliveryRecords deliveries;
    private final CaseFile caseFile;
    private final Notices notices;
    private final Alarms alarms;

    TellOfFailure(DeliveryRecords deliveries, CaseFile caseFile, Notices notices, Alarms alarms) {
        this.deliveries = deliveries;
        this.caseFile = caseFile;
        this.notices = notices;
        this.alarms = alarms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliveries
                .find(Delivery.idOf(execution.getProcessBusinessKey()))
                .filter(delivery -> delivery.state() == Delivery.State.FAILED)
                .ifPresent(failed -> {
                    execution.createIncident(
                            DeliveryProcess.INCIDENT, failed.process(), "See Deliveries for the reason");
                    alarms.raise(Alarm.Kind.DELIVERIES_FAILED, failed.channel(), TOLD.formatted(failed.channel()));
                    tellItsPeople(failed, "deliveryFailed");
                });
    }

    /** Who works on its case, or else who answers for it; nobody where it is of no case. */
    public void tellItsPeople(Delivery delivery, String kind) {
        tellItsPeople(delivery, kind, String.valueOf(delivery.lastError()));
    }

    public void tellItsPeople(Delivery delivery, String kind, String reason) {
        Optional.ofNullable(delivery.caseNumber())
                .map(this::inCharge)
                .ifPresent(person -> notices.tellPerson(
                        person, Notice.about(delivery.caseNumber(), kind, delivery.channel(), reason)));
    }

    /** Of a duplicate whoever works on the case in which it goes on. */
    private @org.jspecify.annotations.Nullable String inCharge(CaseNumber number) {
        var main = caseFile.mainOf(number);
        return main.responsible() == null ? main.accountable() : main.responsible();
    }
}
