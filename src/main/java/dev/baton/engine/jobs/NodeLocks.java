package dev.baton.engine.jobs;

import jakarta.annotation.PostConstruct;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What this node had locked when it was killed is its own again at once: it takes jobs under a name that survives a restart,
 * and lets go of what it finds under that name before it takes any. Other nodes need not wait for the lease to end either.
 */
@Component
@DependsOnDatabaseInitialization
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
public class NodeLocks {

    private static final Logger log = LoggerFactory.getLogger(NodeLocks.class);

    private final JobExecutor jobs;
    private final JdbcClient jdbc;
    private final Node node;

    NodeLocks(JobExecutor jobs, JdbcClient jdbc, Node node) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.node = node;
    }

    @PostConstruct
    void release() {
        jobs.setLockOwner(node.name());
        var released = jdbc.sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ = ?")
                .param(node.name())
                .update();
        if (released > 0) {
            log.info("{} jobs that node {} held when it was stopped run again.", released, node.name());
        }
    }
}
