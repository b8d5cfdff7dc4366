package dev.baton.engine.facts;

import java.util.Collection;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the form of a task shows of its case besides the variables of the process. */
@Component
public class FactsOfForms {

    private static final String NUMBER_OF = """
            select process.business_key_ from act_ru_task task
            join act_ru_execution process on process.id_ = task.proc_inst_id_ where task.id_ = ?
            """;

    private final KnownFacts facts;
    private final JdbcClient jdbc;

    FactsOfForms(KnownFacts facts, JdbcClient jdbc) {
        this.facts = facts;
        this.jdbc = jdbc;
    }

    /** @param asked names, null for all */
    public VariableMap behind(VariableMap variables, String task, @Nullable Collection<String> asked) {
        var number =
                jdbc.sql(NUMBER_OF).param(task).query(String.class).optional().orElse(null);
        facts.ofTask(task, number).forEach((name, value) -> {
            if ((asked == null || asked.contains(name)) && !variables.containsKey(name)) {
                variables.putValue(name, value);
            }
        });
        return variables;
    }
}
