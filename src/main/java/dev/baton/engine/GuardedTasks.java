package dev.baton.engine;

import org.camunda.bpm.engine.impl.QueryValidators;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/** Task queries whose own look at themselves, which ends at the outermost one, is replaced by one that goes all the way down. */
class GuardedTasks extends TaskServiceImpl {

    @Override
    public TaskQuery createTaskQuery() {
        var query = (TaskQueryImpl) super.createTaskQuery();
        query.removeValidator(QueryValidators.AdhocQueryValidator.get());
        query.addValidator(QueryExpressions::refuseIn);
        return query;
    }
}
