package dev.baton.engine.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.engine.feel.CachingFeelEngineFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a model can ask for in a few words ends soon, and the engine goes on. */
@BatonTest
class BoundedModelsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions_greedy" targetNamespace="x">
              <bpmn:process id="greedy" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="event_started" />
                <bpmn:sequenceFlow id="flow_prepare" sourceRef="event_started" targetRef="task_prepare" />
                <bpmn:task id="task_prepare">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:outputParameter name="again">${true}</camunda:outputParameter>
                    <camunda:outputParameter name="many">999999999</camunda:outputParameter>
                    <camunda:outputParameter name="text">xxxx</camunda:outputParameter>
                    <camunda:outputParameter name="list"><camunda:list>LIST</camunda:list></camunda:outputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:task>
                <bpmn:sequenceFlow id="flow_in" sourceRef="task_prepare" targetRef="gateway_again" />
                <bpmn:exclusiveGateway id="gateway_again" default="flow_out" />
                <bpmn:sequenceFlow id="flow_again" sourceRef="gateway_again" targetRef="task_work">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${again}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                %s
                <bpmn:sequenceFlow id="flow_back" sourceRef="task_work" targetRef="gateway_again" />
                <bpmn:sequenceFlow id="flow_out" sourceRef="gateway_again" targetRef="event_ended" />
                <bpmn:endEvent id="event_ended" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Desk desk;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void theEngineGoesOn() {
        if (!deployed.isEmpty()) {
            assertThat(desk.standardCase()).isNotNull();
        }
        deployed.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:task id=\"task_work\" />",
                "<bpmn:serviceTask id=\"task_work\" camunda:expression=\"${execution.setVariable('text', text.concat(text))}\" />",
                "<bpmn:serviceTask id=\"task_work\" camunda:expression=\"${execution.setVariable('text', text.replace('x', text))}\" />",
                "<bpmn:serviceTask id=\"task_work\" camunda:expression=\"${text.concat(text)}${text}\" camunda:resultVariable=\"text\" />",
                "<bpmn:task id=\"task_work\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>",
                "<bpmn:task id=\"task_work\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>00000000000601</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>",
                "<bpmn:task id=\"task_work\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>\uff16\uff10\uff11</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>",
                "<bpmn:task id=\"task_work\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${-4294966695}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>",
                "<bpmn:task id=\"task_work\"><bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:loopCardinality>${many}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>",
                "<bpmn:task id=\"task_work\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"list\" /></bpmn:task>",
                "<bpmn:task id=\"task_work\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${list}\" /></bpmn:task>",
                "<bpmn:task id=\"task_work\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>400</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>"
            })
    void aProcessWithoutEndIsStoppedAndLeavesNothing(String work) {
        deploy(PROCESS.formatted(work).replace("LIST", "<camunda:value>1</camunda:value>".repeat(600)));
        assertTimeoutPreemptively(
                SOON,
                () -> assertThatThrownBy(() -> runtime.startProcessInstanceByKey("greedy"))
                        .hasStackTraceContaining(" at most "));

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("greedy")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..1000000000 return i)",
                "count(for i in 1..9000, j in 1..9000 return i)",
                "some i in 1..1000000000 satisfies i < 0",
                "every i in 1..9000 satisfies every j in 1..9000 satisfies i + j > 0",
                "{a: \"xxxxxxxx\", b: a+a+a+a+a+a+a+a, c: b+b+b+b+b+b+b+b, d: c+c+c+c+c+c+c+c, e: d+d+d+d+d+d+d+d, f: e+e+e+e+e+e+e+e, g: f+f+f+f+f+f+f+f}.g",
                "{a: [1,2,3,4,5,6,7,8], b: concatenate(a,a,a,a,a,a,a,a), c: concatenate(b,b,b,b,b,b,b,b), d: concatenate(c,c,c,c,c,c,c,c), e: concatenate(d,d,d,d,d,d,d,d), f: concatenate(e,e,e,e,e,e,e,e)}.f",
                "DAG.x39 = DAG.x39",
                "count(flatten(DAG.x39))",
                "string(DAG.x39)",
                "CONTEXTS.x39 = CONTEXTS.x39",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a|aa)+\")"
            })
    void aCellWithoutEndFails(String asked) {
        var cell = asked.replace("DAG", shared("[x%1$d, x%1$d]")).replace("CONTEXTS", shared("{a: x%1$d, b: x%1$d}"));
        assertTimeoutPreemptively(
                SOON,
                () -> assertThatThrownBy(() -> evaluated(cell))
                        .hasStackTraceContaining(cell.startsWith("matches") ? "Patterns" : " at most "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..(if random number() < 0.5 then 1 else 1000000000) return i)",
                "count(for a in LUCK, b in LUCK return 1)"
            })
    void whatIsLeftToChanceIsAskedOnce(String cell) {
        var luck = "(if random number() < 0.5 then [1] else (for n in 1..9000 return n))";
        assertTimeoutPreemptively(SOON, () -> {
            for (int i = 0; i < 6; i++) {
                try {
                    assertThat((long) evaluated(cell.replace("LUCK", luck))).isIn(1L, 9000L);
                } catch (RuntimeException refused) {
                    assertThat(refused).hasStackTraceContaining(" at most ");
                }
            }
        });
    }

    /** Forty values, each of which holds the one before twice. */
    private static String shared(String twice) {
        return IntStream.rangeClosed(1, 39)
                .mapToObj(i -> "x%d: ".formatted(i) + twice.formatted(i - 1))
                .collect(Collectors.joining(", ", "{x0: [1], ", "}"));
    }

    @Test
    void whatACellUsuallyAsksIsAnswered() {
        assertThat(evaluated("sum(for i in 1..1000 return i * i)")).isEqualTo(333833500L);
        assertThat(evaluated("2 ** 99999 > 1")).isEqualTo(true);
        assertThat(evaluated("string join(for i in 1..3 return \"a\" + string(i), \"; \")"))
                .isEqualTo("a1; a2; a3");
    }

    private static Object evaluated(String cell) {
        var model = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">
                  <decision id="greedy" name="greedy"><variable id="v" name="v" /><literalExpression id="l"><text>%s</text></literalExpression></decision>
                </definitions>""".formatted(cell.replace("&", "&amp;").replace("<", "&lt;"));
        DmnEngine engine = CachingFeelEngineFactory.configuration().buildEngine();
        var decision = engine.parseDecisions(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .get(0);
        return engine.evaluateDecision(decision, Variables.createVariables()).getSingleEntry();
    }

    private void deploy(String process) {
        deployed.add(repository
                .createDeployment()
                .addString("greedy.bpmn", process)
                .deploy()
                .getId());
    }
}
