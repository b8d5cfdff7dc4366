package dev.baton.routing;

import dev.baton.casefile.Workload;
import org.springframework.stereotype.Component;

/** The tasks of cases that people have, whether others have to move before they can do them or not. */
@Component
class TasksHeld implements Workload {

    @Override
    public String held() {
        return """
                select task.assignee_::text as person, process.business_key_::text as case_number, 'task' as what
                  from act_ru_task task join act_ru_execution process on process.id_ = task.proc_inst_id_
                  where task.assignee_ is not null and process.business_key_ is not null
                """;
    }
}
