package dev.baton.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** Is asked at the completion of every user task of every model, before the listeners of the model. */
public interface CompletedFormListener {

    void completing(DelegateTask task, CompletedForm form);
}
