package dev.baton.engine.order;

import dev.baton.engine.FirstLock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a process is about, and locks it. */
@Component
class Subjects {

    private final ObjectProvider<FirstLock> lock;
    private final JdbcClient jdbc;

    Subjects(ObjectProvider<FirstLock> lock, JdbcClient jdbc) {
        this.lock = lock;
        this.jdbc = jdbc;
    }

    boolean isAnyLocked() {
        return lock.stream().anyMatch(FirstLock::isTaken);
    }

    void lock(Collection<String> businessKeys) {
        if (!businessKeys.isEmpty()) {
            lock.orderedStream().forEach(first -> first.take(businessKeys));
        }
    }

    void lock(CommandSubject subject) {
        lock(
                subject.businessKey() == null
                        ? businessKeyOf(subject.id()).stream().toList()
                        : List.of(subject.businessKey()));
    }

    List<String> businessKeysOf(Collection<String> processInstances) {
        return jdbc.sql("select business_key_ from act_ru_execution where id_ = any (?) and business_key_ is not null")
                .param(processInstances.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    Optional<LocksFirst.Due> due(String job) {
        return jdbc.sql("select duedate_, lock_owner_ is not null as acquired from act_ru_job where id_ = ?")
                .param(job)
                .query((row, number) -> {
                    var due = row.getTimestamp("duedate_");
                    return new LocksFirst.Due(due == null ? null : due.toInstant(), row.getBoolean("acquired"));
                })
                .optional();
    }

    private Optional<String> businessKeyOf(String id) {
        return jdbc.sql("""
                select process.business_key_ from act_ru_execution process where process.business_key_ is not null and process.id_ = (
                  select proc_inst_id_ from act_ru_execution where id_ = :id
                  union all select proc_inst_id_ from act_ru_task where id_ = :id
                  union all select process_instance_id_ from act_ru_job where id_ = :id
                  limit 1)
                """).param("id", id).query(String.class).optional();
    }
}
