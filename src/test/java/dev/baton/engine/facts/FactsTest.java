package dev.baton.engine.facts;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts of a case are read where variables are, and are none. */
@BatonTest
class FactsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private FormService forms;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aFormShowsThemAsTheyAreNow() {
        var account = desk.account("vip", "green", "retail", 400);
        var number = desk.report(account, facts("technical", "low", "low"));
        var task = desk.task("Work on case", number).orElseThrow().getId();

        assertThat(forms.getTaskFormVariables(task))
                .containsEntry("tier", "vip")
                .containsKeys("reasons", "accountable", "firstReplyDue");
        assertThat(forms.getTaskFormVariables(task, List.of("health"), false)).containsOnlyKeys("health");

        desk.put("/api/accounts/" + account, Map.of("name", "Renamed", "health", "red"));
        assertThat(forms.getTaskFormVariables(task)).containsEntry("health", "red");
    }

    @Test
    void anExpressionReadsThem() {
        var number = desk.report(desk.account("vip", "green", "retail", 400), facts("technical", "low", "low"));

        assertThat(asked("${tier}", number)).isEqualTo("vip");
        assertThat(asked("${impact == 'low' && !highRisk}", number)).isEqualTo(true);
    }

    @Test
    void aVariableOfTheSameNameComesFirst() {
        var number = desk.report(desk.account("vip", "green", "retail", 400), facts("technical", "low", "low"));

        runtime.setVariable(process(number), "tier", "own");

        assertThat(asked("${tier}", number)).isEqualTo("own");
    }

    @Test
    void theEngineKeepsNoneOfThem() {
        var number = desk.standardCase();

        assertThat(runtime.getVariables(process(number)))
                .containsKeys("number", "account", "priority")
                .doesNotContainKeys("tier", "category", "impact", "reasons", "accountable", "resolutionDue");
        assertThat(jdbc.sql("""
                        select name_ from act_hi_varinst where proc_inst_id_ in
                          (select id_ from act_ru_execution where business_key_ = ?)
                        """).param(number.value()).query(String.class).list())
                .as("the trail tells what the others were")
                .containsExactly("factsSuffice");
    }

    private Object asked(String expression, CaseNumber number) {
        var process = process(number);
        return engine.getCommandExecutorTxRequired().execute(context -> {
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(process);
            return engine.getExpressionManager().createExpression(expression).getValue(execution);
        });
    }

    private String process(CaseNumber number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), "support-case")
                .singleResult()
                .getId();
    }
}
