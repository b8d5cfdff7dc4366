package dev.baton.evaluation.desk;

import dev.baton.evaluation.EvaluationMode;
import dev.baton.notification.OfferedEndpoints;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What a CRM would be told, to look at: nobody is called. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class DemoEndpoint {

    private final OfferedEndpoints endpoints;

    DemoEndpoint(OfferedEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    void begin() {
        endpoints.offer(
                "crm",
                "CRM",
                "https://crm.example.com/hooks/baton",
                List.of(
                        "case.reported",
                        "case.closed",
                        "clock.deadline_passed",
                        "escalation.requested",
                        "escalation.ended"));
    }
}
