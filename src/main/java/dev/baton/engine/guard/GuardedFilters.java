package dev.baton.engine.guard;

import dev.baton.engine.texts.PlainNames;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/** Filters that hold no expression but those every filter may use, whoever saves or runs them. */
public class GuardedFilters extends FilterServiceImpl {

    @Override
    public Filter saveFilter(Filter filter) {
        QueryExpressions.refuseUnknownIn(filter.getQuery());
        PlainNames.check("A filter", filter.getName(), String.valueOf(filter.getProperties()));
        return super.saveFilter(filter);
    }

    @Override
    public <T> List<T> list(String filter) {
        return run(() -> super.list(filter));
    }

    @Override
    public <T> List<T> listPage(String filter, int first, int max) {
        return run(() -> super.listPage(filter, first, max));
    }

    @Override
    public <T> T singleResult(String filter) {
        return run(() -> super.singleResult(filter));
    }

    @Override
    public Long count(String filter) {
        return run(() -> super.count(filter));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filter, Q extension) {
        return run(() -> super.list(filter, checked(extension)));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filter, Q extension, int first, int max) {
        return run(() -> super.listPage(filter, checked(extension), first, max));
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filter, Q extension) {
        return run(() -> super.singleResult(filter, checked(extension)));
    }

    @Override
    public Long count(String filter, Query<?, ?> extension) {
        return run(() -> super.count(filter, checked(extension)));
    }

    private static <Q extends Query<?, ?>> Q checked(Q extension) {
        if (extension instanceof AbstractQuery<?, ?> query) {
            QueryExpressions.refuseIn(query);
        }
        return extension;
    }

    /** The engine reports an expression it will not evaluate as its own failure; it is the filter that is wrong. */
    private static <T> T run(Supplier<T> query) {
        try {
            return query.get();
        } catch (ProcessEngineException failure) {
            throw failure.getCause() instanceof BadUserRequestException refusal ? refusal : failure;
        }
    }
}
