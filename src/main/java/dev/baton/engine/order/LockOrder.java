package dev.baton.engine.order;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;

/** What the engine needs so that it locks in order. */
@Component
public class LockOrder implements SessionFactory {

    private final Subjects subjects;
    private final Clock time;

    LockOrder(Subjects subjects, Clock time) {
        this.subjects = subjects;
        this.time = time;
    }

    /** The outermost of all interceptors. */
    public CommandInterceptor outside() {
        return new TriesAgain();
    }

    public void keep(ProcessEngineConfigurationImpl engine) {
        engine.getCustomPostCommandInterceptorsTxRequired().add(inside());
        engine.setCustomPostCommandInterceptorsTxRequiresNew(new java.util.ArrayList<>(List.of(inside())));
        engine.setDelegateInterceptor(new LocksBeforeDelegates(subjects));
        engine.setCustomSessionFactories(new java.util.ArrayList<>(List.of(this)));
    }

    private CommandInterceptor inside() {
        return new LocksFirst(subjects, time);
    }

    @Override
    public Class<?> getSessionType() {
        return LocksBeforeFlush.class;
    }

    @Override
    public Session openSession() {
        var session = new LocksBeforeFlush(subjects);
        Context.getCommandContext().registerCommandContextListener(session);
        return session;
    }
}
