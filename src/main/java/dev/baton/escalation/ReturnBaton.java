package dev.baton.escalation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ReturnBaton implements JavaDelegate {

    private final HandBack baton;

    ReturnBaton(HandBack baton) {
        this.baton = baton;
    }

    @Override
    public void execute(DelegateExecution execution) {
        baton.after(execution, "the escalation was declined");
    }
}
