package dev.baton.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.engine.Canary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.script.ScriptEngineFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an expression may say where a process stands. */
@BatonTest
class GuardedExpressionsTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ModelBeans beans;

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''['class']}",
                "${''['getClass']()}",
                "${(1).getClass().getClassLoader()}",
                "${execution.getClass()}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices().getRuntimeService()}",
                "${execution.processEngine}",
                "${execution.bpmnModelInstance}",
                "${execution['processEngineServices']}",
                "${now().getClass()}",
                "${now().class.protectionDomain}",
                "${dateTime().zone.class}",
                "${clocks.getClass()}",
                "${clocks.class}",
                "${clocks.targetSource}",
                "${raci.decisions}",
                "${workOnCase.notify(null)}",
                "${environment}",
                "${systemProperties['user.home']}",
                "${applicationContext}",
                "${runtimeService}",
                "${processEngine}",
                "${caseFile}",
                "${dataSource}",
                "${jdbcClient}",
                "${list.stream()}",
                "${list.iterator()}",
                "${'x'.repeat(1000000)}",
                "${'x'.format('%s', 1)}",
                "${'x'.matches('(x+)+y')}",
                "${list.add(1)}",
                "${list.clear()}"
            })
    void nothingOfTheMachineIsReached(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).as(expression).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theCanaryStaysSilentWhereverAProcessAsks() {
        assertThatThrownBy(() -> evaluate(Canary.attack("in a process"))).isInstanceOf(RuntimeException.class);
        assertThat(Canary.sang("in a process")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${number == execution.processBusinessKey}",
                "${number.startsWith('C-') && number.length() > 3 && !empty number}",
                "${number.toLowerCase().contains('c')}",
                "${execution.getVariable('number') == number}",
                "${list.size() == 2 && list.contains('a') && list[1] == 'b'}",
                "${map.colour == 'red' && map.get('colour') == 'red'}",
                "${now().before(dateTime().plusDays(1).toDate())}",
                "${dateTime().getHourOfDay() >= 0}",
                "${amount.intValue() + 1 == 43}",
                "${raci.accountable('initialTriage') == 'support-manager'}",
                "${clocks.due(execution, 'resolution') != null}",
                "${when.isAfter(earlier)}",
                "${currentUser() == null}"
            })
    void whatModelsNeedStaysUsable(String expression) {
        assertThat(evaluate(expression)).isEqualTo(true);
    }

    @Test
    void aMapHasNoClass() {
        assertThat(evaluate("${execution.variables.class}")).isNull();
        assertThat(evaluate("${map.class}")).isNull();
    }

    @Test
    void variablesAreSetThroughTheExecution() {
        assertThat(evaluate("${execution.setVariableLocal('copy', number)}")).isNull();
    }

    @Test
    void modelsSpeakToTheirOwnBeansOnly() {
        assertThat(beans.names())
                .contains("raci", "clocks", "escalations", "openCase", "handOver", "workOnCase")
                .doesNotContain("caseFile", "dataSource", "processEngine", "escalationRecords", "conversation");
        assertThat(beans.hides("dataSource")).isTrue();
        assertThat(beans.methods(String.class)).isEmpty();
    }

    @Test
    void noScriptLanguageIsOnTheClassPathButJuelAndFeelWhichAreNotRunAsScripts() {
        assertThat(ServiceLoader.load(ScriptEngineFactory.class))
                .extracting(factory -> factory.getClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "JuelScriptEngineFactory", "FeelScriptEngineFactory", "FeelUnaryTestsScriptEngineFactory");
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        for (var language : List.of("juel", "feel", "feel-unary-tests", "javascript", "groovy", "python", "ruby")) {
            assertThatThrownBy(() -> configuration
                            .getCommandExecutorTxRequired()
                            .execute(context ->
                                    configuration.getScriptingEngines().getScriptEngineForLanguage(language)))
                    .hasMessageContaining("Scripts are not run here");
        }
    }

    @Test
    void anExpressionThatWouldExhaustTheParserIsRefusedBefore() {
        assertThatThrownBy(() -> evaluate("${" + "(".repeat(5_000) + "1" + ")".repeat(5_000) + "}"))
                .hasMessageContaining("An expression has at most");
        assertThatThrownBy(() -> evaluate("${" + "!".repeat(3_000) + "true}"))
                .hasMessageContaining("An expression has at most");
        assertThatThrownBy(() -> evaluate("${" + "1+".repeat(9_000) + "1}"))
                .hasMessageContaining("An expression has at most");
    }

    private Object evaluate(String expression) {
        var number = desk.criticalCase().toString();
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("support-case")
                .singleResult()
                .getId();
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            var execution = context.getExecutionManager().findExecutionById(instance);
            execution.setVariableLocal("amount", 42);
            execution.setVariableLocal("clocks", "a variable named like a bean");
            execution.setVariablesLocal(Map.of(
                    "list", Variables.objectValue(List.of("a", "b"), true).create(),
                    "map", Variables.objectValue(Map.of("colour", "red"), true).create(),
                    "when",
                            Variables.objectValue(Instant.EPOCH.plusSeconds(1), true)
                                    .create(),
                    "earlier", Variables.objectValue(Instant.EPOCH, true).create()));
            return configuration
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(execution);
        });
    }
}
