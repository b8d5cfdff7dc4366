package dev.baton.engine.people;

import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People and groups as the engine keeps them, with {@link LastAdministrator} in front. */
@Component
public class IdentitySessions implements SessionFactory {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    IdentitySessions(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public Class<?> getSessionType() {
        return WritableIdentityProvider.class;
    }

    @Override
    public Session openSession() {
        return new LastAdministrator(jdbc, events);
    }
}
