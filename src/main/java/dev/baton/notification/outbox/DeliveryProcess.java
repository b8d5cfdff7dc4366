package dev.baton.notification.outbox;

import dev.baton.casefile.Messages;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process of {@code delivery.bpmn} that sends one delivery, under its number. */
@Component
class DeliveryProcess {

    static final String INCIDENT = "deliveryFailed";

    private static final String KEY = "delivery";

    private final RuntimeService runtime;
    private final IdentityService identities;
    private final ManagementService management;
    private final JdbcClient jdbc;

    DeliveryProcess(RuntimeService runtime, IdentityService identities, ManagementService management, JdbcClient jdbc) {
        this.runtime = runtime;
        this.identities = identities;
        this.management = management;
        this.jdbc = jdbc;
    }

    void start(long id) {
        asBaton(() -> runtime.startProcessInstanceByKey(KEY, Delivery.processOf(id)));
    }

    /** It stands where it failed and is to be sent again; where its process is gone it gets one. */
    void retry(long id) {
        if (isGone(id)) {
            start(id);
        } else {
            decide(id, true);
        }
    }

    void giveUp(long id) {
        decide(id, false);
    }

    /** Nothing happens where it does not wait for that. */
    private void decide(long id, boolean sendAgain) {
        asBaton(() -> {
            runtime.createIncidentQuery().incidentType(INCIDENT).configuration(Delivery.processOf(id)).list().stream()
                    .map(Incident::getId)
                    .forEach(runtime::resolveIncident);
            runtime.createMessageCorrelation(Messages.DELIVERY_DECIDED)
                    .processInstanceBusinessKey(Delivery.processOf(id))
                    .setVariable("sendAgain", sendAgain)
                    .correlateAll();
        });
    }

    /** Those of these that stand at a job that failed too often, or at a question that was answered, go on. */
    void goOn(Collection<Long> deliveries) {
        deliveries.forEach(id -> decide(id, true));
        asBaton(() -> jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = any (?) and j.retries_ = 0
                        """)
                .param(deliveries.stream().map(Delivery::processOf).toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(job -> management.setJobRetries(job, 1)));
    }

    private boolean isGone(long id) {
        return gone(List.of(id)).contains(id);
    }

    /** Those of these that no process sends. */
    List<Long> gone(Collection<Long> deliveries) {
        return jdbc.sql("""
                select id from unnest(?) as asked (id)
                where not exists (select 1 from act_ru_execution where business_key_ = 'D-' || lpad(id::text, greatest(6, length(id::text)), '0'))
                """)
                .param(deliveries.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Whose consequence it is need not be allowed to start processes. */
    private void asBaton(Runnable work) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            if (person != null) {
                identities.setAuthentication(person);
            }
        }
    }
}
