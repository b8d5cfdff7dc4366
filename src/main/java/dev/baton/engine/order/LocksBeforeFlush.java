package dev.baton.engine.order;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine writes at the end of a command. Whatever it is about to write of a process, and however it came to it, the process's
 * {@link dev.baton.engine.FirstLock} is held before.
 */
class LocksBeforeFlush implements Session, CommandContextListener {

    private final Subjects subjects;

    LocksBeforeFlush(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public void onCommandContextClose(CommandContext context) {
        var cache = context.getDbEntityManager().getDbEntityCache();
        var processes = new HashSet<String>();
        for (var cached : cache.getCachedEntities()) {
            var process = processOf(cached.getEntity());
            if (process != null && !processes.contains(process) && isWritten(cached)) {
                processes.add(process);
            }
        }
        var keys = new HashSet<String>();
        processes.removeIf(process -> isKnown(cache.get(ExecutionEntity.class, process), keys));
        if (!processes.isEmpty()) {
            keys.addAll(subjects.businessKeysOf(processes));
        }
        subjects.lock(keys);
    }

    private static boolean isKnown(@Nullable ExecutionEntity process, Set<String> keys) {
        if (process != null && process.getBusinessKey() != null) {
            keys.add(process.getBusinessKey());
        }
        return process != null;
    }

    private static boolean isWritten(CachedDbEntity cached) {
        return cached.getEntityState() != DbEntityState.PERSISTENT || cached.isDirty();
    }

    private static @Nullable String processOf(DbEntity entity) {
        if (entity instanceof ExecutionEntity execution) {
            return execution.getProcessInstanceId();
        } else if (entity instanceof TaskEntity task) {
            return task.getProcessInstanceId();
        } else if (entity instanceof VariableInstanceEntity variable) {
            return variable.getProcessInstanceId();
        } else if (entity instanceof JobEntity job) {
            return job.getProcessInstanceId();
        } else if (entity instanceof EventSubscriptionEntity waiting) {
            return waiting.getProcessInstanceId();
        } else if (entity instanceof IncidentEntity incident) {
            return incident.getProcessInstanceId();
        }
        return null;
    }

    @Override
    public void onCommandFailed(CommandContext context, Throwable failure) {
        // Nothing is written.
    }

    @Override
    public void flush() {
        // Locked already, before the first session was flushed.
    }

    @Override
    public void close() {
        // The locks end with the transaction.
    }
}
