package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a process owner asks in addition is kept, and the one who answers sees the form the task was made with. */
@BatonTest
class AddedQuestionsTest {

    private static final String BRIEF = "We moved the export to another worker";

    @Autowired
    private Desk desk;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private FormService forms;

    @Autowired
    private JdbcClient jdbc;

    private String deployment = "";

    @AfterEach
    void asBefore() {
        if (!deployment.isEmpty()) {
            repository.deleteDeployment(deployment, true);
        }
        desk.realTime();
    }

    @Test
    void answersToAddedQuestionsAreKeptWithTheCaseAndLeaveTheEngine() throws IOException {
        deploy("forms/workOnCase.form", withQuestions());
        var number = desk.criticalCase();

        desk.does("sam", "Work on case", number, answers(Map.of("note_colour", "ultramarine", "people", 40)));

        assertThat(desk.page("/cases/" + number)).contains("Which colour?", "ultramarine", "How many people?", "40");
        assertThat(desk.stories(number, "QuestionAnswered"))
                .containsExactlyInAnyOrder(
                        "Answered \"Which colour?\": ultramarine", "Answered \"How many people?\": 40");
        assertThat(jdbc.sql("select question || '|' || value || '|' || answered_by from answers where case_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("Which colour?|ultramarine|sam", "How many people?|40|sam");
        assertThat(leftInTheEngine("ultramarine")).isZero();
        assertThat(leftInTheEngine(BRIEF)).isZero();
    }

    @Test
    void whatAFormDemandsOfAnAddedQuestionIsLookedAtAgainOnTheServer() throws IOException {
        deploy("forms/workOnCase.form", withQuestions().replaceFirst("\"components\": \\[", """
                "components": [
                  {"type": "select", "id": "Field_site", "key": "site", "label": "Site", "validate": {"required": true},
                   "values": [{"label": "Wien", "value": "wien"}, {"label": "Graz West", "value": "graz"}]},
                  {"type": "number", "id": "Field_wing", "key": "wing", "label": "Wing", "validate": {"required": true},
                   "conditional": {"hide": "=floor > 5"}},
                  {"type": "number", "id": "Field_floor", "key": "floor", "label": "Floor", "validate": {"min": 0, "max": 9}},"""));
        var number = desk.criticalCase();

        assertThat(refusal(number, Map.of())).contains("Fill in \"Site\".");
        assertThat(refusal(number, Map.of("site", "linz")))
                .contains("\"Site\" must be one of Wien, graz (Graz West), not \"linz\".");
        assertThat(refusal(number, Map.of("site", "wien", "floor", 10))).contains("\"Floor\" must be at most 9.");
        desk.does("sam", "Work on case", number, answers(Map.of("site", "wien", "floor", 9)));

        assertThat(desk.stories(number, "QuestionAnswered"))
                .containsExactlyInAnyOrder("Answered \"Site\": wien", "Answered \"Floor\": 9");
    }

    private String refusal(CaseNumber number, Map<String, Object> more) {
        return String.valueOf(catchThrowable(() -> desk.does("sam", "Work on case", number, answers(more)))
                .getMessage());
    }

    @Test
    void whatBatonsOwnStepsAskIsNotKeptTwice() {
        var number = desk.criticalCase();

        desk.does("sam", "Work on case", number, answers(Map.of()));

        assertThat(desk.stories(number, "QuestionAnswered")).isEmpty();
    }

    @Test
    void aTaskKeepsTheFormItWasMadeWith() throws IOException {
        var before = desk.criticalCase();
        desk.passes(Duration.ofSeconds(1));
        deploy("forms/workOnCase.form", withQuestions());
        var after = desk.criticalCase();

        assertThat(form(before)).doesNotContain("note_colour");
        assertThat(form(after)).contains("note_colour");
        desk.does("sam", "Work on case", before, answers(Map.of()));
        assertThat(desk.tasks(before)).contains("Sign off resolution");
    }

    @Test
    void theTextOfATaskBatonDoesNotKnowIsKeptToo() throws IOException {
        var number = desk.criticalCase();
        deployment = repository
                .createDeployment()
                .name("ask")
                .addString("processes/ask.bpmn", """
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_ask" targetNamespace="x">
                          <bpmn:process id="ask" isExecutable="true" camunda:historyTimeToLive="P1D">
                            <bpmn:startEvent id="event_asked"><bpmn:outgoing>flow_ask</bpmn:outgoing></bpmn:startEvent>
                            <bpmn:sequenceFlow id="flow_ask" sourceRef="event_asked" targetRef="userTask_askWeather" />
                            <bpmn:userTask id="userTask_askWeather" name="Ask for the weather" camunda:formRef="askWeather"
                                camunda:formRefBinding="latest" camunda:candidateGroups="${raci.doers('customerCommunication')}">
                              <bpmn:incoming>flow_ask</bpmn:incoming>
                            </bpmn:userTask>
                          </bpmn:process>
                        </bpmn:definitions>
                        """)
                .addString("forms/askWeather.form", """
                        {"schemaVersion": 16, "type": "default", "id": "askWeather", "components": [
                          {"type": "textfield", "id": "Field_weather", "key": "note_weather", "label": "Weather"}]}
                        """)
                .deploy()
                .getId();
        runtime.startProcessInstanceByKey("ask", number.value());

        desk.does("sam", "Ask for the weather", number, Map.of("note_weather", "thunderstorm"));

        assertThat(desk.stories(number, "QuestionAnswered")).containsExactly("Answered \"Weather\": thunderstorm");
        assertThat(leftInTheEngine("thunderstorm")).isZero();
    }

    private void deploy(String name, String content) {
        deployment = repository
                .createDeployment()
                .name("form")
                .addString(name, content)
                .deploy()
                .getId();
    }

    private String form(CaseNumber number) throws IOException {
        var task = desk.task("Work on case", number).orElseThrow().getId();
        try (var form = forms.getDeployedTaskForm(task)) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String withQuestions() throws IOException {
        return Files.readString(Path.of("forms/workOnCase.form")).replaceFirst("\"components\": \\[", """
                        "components": [
                          {"type": "textfield", "id": "Field_colour", "key": "note_colour", "label": "Which colour?"},
                          {"type": "number", "id": "Field_people", "key": "people", "label": "How many people?"},""");
    }

    private static Map<String, Object> answers(Map<String, Object> more) {
        var answers = new HashMap<String, Object>(Map.of(
                "outcome", "resolved", "note_resolution", BRIEF, "note_reply", "It works again, please try it."));
        answers.putAll(more);
        return answers;
    }

    private long leftInTheEngine(String text) {
        return jdbc.sql("""
                select (select count(*) from act_ru_variable where text_ like :text)
                     + (select count(*) from act_hi_varinst where text_ like :text)
                     + (select count(*) from act_hi_detail where text_ like :text)
                """).param("text", "%" + text + "%").query(Long.class).single();
    }
}
