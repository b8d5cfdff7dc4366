package dev.baton.escalation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DeEscalate implements JavaDelegate {

    private final HandBack baton;

    DeEscalate(HandBack baton) {
        this.baton = baton;
    }

    @Override
    public void execute(DelegateExecution execution) {
        baton.after(execution, "de-escalated");
    }
}
