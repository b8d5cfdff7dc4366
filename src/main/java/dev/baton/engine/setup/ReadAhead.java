package dev.baton.engine.setup;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Models are read before the first request or job. The engine reads one when it is needed first, and hands it to others while the
 * timers in it do not know their definitions yet: what they begin then fails.
 */
@Component
class ReadAhead implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReadAhead.class);

    /** Before the web server and the job executor. */
    private static final int PHASE = 0;

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private volatile boolean isRead;

    ReadAhead(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        jdbc.sql("""
                select id_ from act_re_procdef one where version_ = (
                  select max(version_) from act_re_procdef where key_ = one.key_)
                union select proc_def_id_ from act_ru_execution where proc_def_id_ is not null
                """).query(String.class).list().forEach(this::read);
        isRead = true;
    }

    /** One that cannot be read stops who needs it, and nobody else. */
    private void read(String definition) {
        try {
            repository.getProcessDefinition(definition);
        } catch (ProcessEngineException unreadable) {
            log.warn("The model {} cannot be read", definition, unreadable);
        }
    }

    @Override
    public void stop() {
        isRead = false;
    }

    @Override
    public boolean isRunning() {
        return isRead;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
