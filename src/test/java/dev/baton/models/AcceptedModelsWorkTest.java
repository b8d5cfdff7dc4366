package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner's slips, each refused with its file, its place and what to do. */
@BatonTest
class AcceptedModelsWorkTest {

    @Autowired
    private ModelGate gate;

    @Test
    void aProcessThatWatchesNoLongerWhetherTheCustomerWaitsIsRefused() throws IOException {
        assertThat(problems(
                        "processes/resolution.bpmn",
                        "(?s)<bpmn:boundaryEvent id=\"event_customerKeptWaiting\".*?</bpmn:boundaryEvent>",
                        ""))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("processes/resolution.bpmn, resolution: holds ${workOnCase}")
                        .contains("agreed, customerUpdate, firstReply, nextReply", "would pass unnoticed"));
    }

    @Test
    void aListenerThatActsOnAnotherClockThanItsTimerIsRefused() throws IOException {
        assertThat(problems(
                        "processes/resolution.bpmn",
                        "clocks.passed\\(execution,'inactivity'\\)",
                        "clocks.passed(execution,'resolution')"))
                .singleElement()
                .asString()
                .startsWith("processes/resolution.bpmn, event_inactive: its timer asks the clocks \"inactivity\"");
    }

    @Test
    void aTimerWhoseListenerIsGoneIsRefused() throws IOException {
        assertThat(problems(
                        "processes/resolution.bpmn",
                        "<camunda:executionListener expression=\"\\$\\{clocks.passed\\(execution,'inactivity'\\)}\" event=\"start\" />",
                        ""))
                .anySatisfy(problem -> assertThat(problem).contains("event_inactive", "acts on \"\""));
    }

    @Test
    void aClockThatThereIsNotIsRefusedWithTheOneThatWasMeant() throws IOException {
        assertThat(problems(
                        "processes/resolution.bpmn",
                        "clocks.cycle\\(execution,'inactivity'\\)",
                        "clocks.cycle(execution,'inactivty')"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("timer_inactive", "\"inactivty\"", "Did you mean \"inactivity\"?"));
    }

    @Test
    void aFormWithoutAFieldItsStepNeedsIsRefusedAlsoWhenItComesAlone() throws IOException {
        assertThat(problems("forms/signOffResolution.form", "\"key\": \"signOff\"", "\"key\": \"signoff\""))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("forms/signOffResolution.form, signOff: has no field")
                        .contains("nobody can finish userTask_signOffResolution", "Did you mean \"signoff\"?"));
    }

    @Test
    void aChoiceTheStepDoesNotKnowIsRefused() throws IOException {
        assertThat(problems("forms/signOffResolution.form", "\"value\": \"rejected\"", "\"value\": \"reject\""))
                .anySatisfy(problem -> assertThat(problem).contains("offers \"reject\"", "Did you mean \"rejected\"?"));
    }

    @Test
    void aFieldThatWouldPassForAFactModelsDecideOnIsRefused() throws IOException {
        assertThat(added("select", "priority"))
                .anySatisfy(problem -> assertThat(problem).contains("updateCustomer.form, priority: is a variable"));
    }

    @Test
    void aTextThatWouldStayInTheEngineIsRefused() throws IOException {
        assertThat(added("textfield", "colour"))
                .anySatisfy(problem -> assertThat(problem).contains("call it note_colour"));
        assertThat(added("textfield", "note_colour")).isEmpty();
        assertThat(added("number", "people")).isEmpty();
    }

    @Test
    void aResultTheDecisionDoesNotGiveIsRefused() throws IOException {
        assertThat(problems("processes/routing.dmn", "name=\"skill\"", "name=\"skil\""))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("businessRuleTask_chooseTeam", "takes \"skill\"", "Did you mean \"skil\"?"));
    }

    @Test
    void aMessageThatNobodySendsIsRefused() throws IOException {
        assertThat(problems("processes/resolution.bpmn", "baton.customerUpdated", "baton.customerUpdate"))
                .anySatisfy(problem -> assertThat(problem).contains("did you mean \"baton.customerUpdated\"?"));
    }

    @Test
    void aDayOfUnclearLengthInATimerIsRefused() throws IOException {
        assertThat(problems("processes/resolution.bpmn", "\\$\\{clocks.cycle\\(execution,'inactivity'\\)}", "R/P1D"))
                .anySatisfy(
                        problem -> assertThat(problem).contains("timer_inactive", "24 hours or those somebody works"));
    }

    private List<String> added(String type, String key) throws IOException {
        return problems(
                "forms/updateCustomer.form",
                "\"components\": \\[",
                "\"components\": [ {\"type\": \"%s\", \"id\": \"Field_added\", \"key\": \"%s\", \"label\": \"Added\"},"
                        .formatted(type, key));
    }

    /** What the gate says of one file that comes alone, with one thing in it changed. */
    private List<String> problems(String file, String what, String with) throws IOException {
        var before = Files.readString(Path.of(file));
        var after = before.replaceFirst(what, java.util.regex.Matcher.quoteReplacement(with));
        assertThat(after).as("the slip is in the file").isNotEqualTo(before);
        return gate.problems(List.of(new ModelFile(file, after.getBytes(StandardCharsets.UTF_8)))).stream()
                .map(Object::toString)
                .toList();
    }
}
