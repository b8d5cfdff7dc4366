package dev.baton.engine.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Before a command reads what it will change, it holds the {@link dev.baton.engine.FirstLock} of that process; so it waits
 * before it has read anything that whoever it waits for will change. A timer whose date was moved away while it waited has
 * nothing to do any more.
 */
class LocksFirst extends CommandInterceptor {

    private final Subjects subjects;
    private final Clock time;

    LocksFirst(Subjects subjects, Clock time) {
        this.subjects = subjects;
        this.time = time;
    }

    @Override
    public <T> T execute(Command<T> command) {
        // Taking jobs over must not wait for the work on a case, and touches nothing of it but the jobs' locks.
        if (command instanceof AcquireJobsCmd || command instanceof UnlockJobCmd) {
            return next.execute(command);
        }
        Context.getCommandContext().getSession(LocksBeforeFlush.class);
        return command instanceof ExecuteJobsCmd ? job(command) : ordered(command);
    }

    private <T> T ordered(Command<T> command) {
        if (!subjects.isAnyLocked()) {
            CommandSubject.of(command).ifPresent(subjects::lock);
        }
        return next.execute(command);
    }

    private <T> T job(Command<T> command) {
        var job = CommandSubject.of(command).map(CommandSubject::id).orElseThrow();
        var before = subjects.due(job);
        subjects.lock(new CommandSubject(null, job));
        return hasNothingToDo(job, before) ? leave(job) : next.execute(command);
    }

    private boolean hasNothingToDo(String job, Optional<Due> before) {
        var now = subjects.due(job);
        return now.isPresent()
                && now.get().isAfter(time.instant())
                && (now.get().acquired() || !now.equals(before));
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static <T> T leave(String job) {
        new UnlockJobCmd(job).execute(Context.getCommandContext());
        return null;
    }

    /**
     * @param at null for what is due whenever somebody has time
     * @param acquired whether the job executor took it over
     */
    record Due(@Nullable Instant at, boolean acquired) {

        boolean isAfter(Instant now) {
            return at != null && at.isAfter(now);
        }
    }
}
