package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.engine.DelegateBeans;
import dev.baton.engine.ExpressionLanguage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The project's own models with one thing changed. */
@BatonTest
class ModelGateTest {

    @Autowired
    private ModelGate gate;

    @Autowired
    private KnownModels known;

    @Autowired
    private ExpressionLanguage language;

    @Autowired
    private DelegateBeans delegates;

    @Autowired
    private ModelFolder folder;

    @Test
    void theModelsOfTheProjectAreInOrder() throws IOException {
        assertThat(gate.problems(files())).isEmpty();
    }

    @Test
    void aFormThatIsNotThereIsNamedWithFileAndElement() throws IOException {
        assertThat(gate.problems(changed(
                        "resolution.bpmn", "camunda:formRef=\"workOnCase\"", "camunda:formRef=\"workOnCrate\"")))
                .singleElement()
                .hasToString(
                        "processes/resolution.bpmn, userTask_workOnCase: uses the form \"workOnCrate\", which is not there; "
                                + "add forms/workOnCrate.form or correct the name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            assessment.bpmn   | decisionRef="scoreCase"                 | decisionRef="scoreCrate"                  | businessRuleTask_scoreCase   | scoreCrate
            support-case.bpmn | calledElement="resolution"              | calledElement="revolution"                | callActivity_resolveCase     | revolution
            support-case.bpmn | calledElement="resolution"              | calledElement="${which}"                  | callActivity_resolveCase     | while it runs
            assessment.bpmn   | "${setPriority}"                        | "${setPiority}"                           | serviceTask_setPriority      | ${setPiority} names nothing Baton knows
            assessment.bpmn   | "${setPriority}"                        | "${raci}"                                 | serviceTask_setPriority      | can work as a JavaDelegate
            assessment.bpmn   | "${setPriority}"                        | "${a.b}"                                  | serviceTask_setPriority      | write the name of one bean
            support-case.bpmn | clocks.taskDue(execution,'triage')      | clocks.taskDew(execution,'triage')        | userTask_triageCase          | asks the bean clocks for taskDew
            support-case.bpmn | clocks.taskDue(execution,'triage')      | clocks.taskDue(execution)                 | userTask_triageCase          | with 1 values
            support-case.bpmn | ${clocks.cycle(execution,'triage, firstReply, nextReply, customerUpdate, agreed')} | soon                                      | timer_triageOverdue          | from which no time can be computed
            support-case.bpmn | ${clocks.cycle(execution,'triage, firstReply, nextReply, customerUpdate, agreed')} | ${clocs.cycle(execution,'triage')}          | timer_triageOverdue          | a bean it should belong to is not known
            support-case.bpmn | ${!factsSuffice}                        | ${!factsSuffice                           | flow_factsSufficientNo          | is no expression
            support-case.bpmn | camunda:historyTimeToLive="P365D"       | camunda:versionTag="1"                    | support-case                 | history
            support-case.bpmn | raci.doers(execution,'initialTriage')             | raci.doers(execution,'initialTirage')               | userTask_triageCase          | raci.dmn has no row for the activity "initialTirage"
            support-case.bpmn | ${raci.doers(execution,'initialTriage')}          | support-agent                             | userTask_triageCase          | extension property "activity"
            resolution.bpmn   | name="activity" value="caseWork"        | name="activity" value="singing"           | userTask_workOnCase          | raci.dmn has no row for the activity "singing"
            resolution.bpmn   | ${outcome == 'rootCauseNeeded'}         | ${outcom == 'rootCauseNeeded'}            | flow_                        | reads the variable "outcom", which nothing sets
            resolution.bpmn   | ${outcome == 'rootCauseNeeded'}         | ${execution.getVariable('tier') == 'vip'} | flow_                        | "tier" is a fact of the case and no variable of the process
            resolution.bpmn   | camunda:variableName="strategyNeeded"   | camunda:variableName="highRisk"           | condition_highRiskFound      | "highRisk" is a fact of the case and no variable of the process
            escalation.bpmn   | ${kind == 'join'}                       | ${kynd == 'join'}                         | flow_alreadyEscalatingYes    | Did you mean "kind"?
            support-case.bpmn | ${!factsSuffice}                        | ${!factsSufice}                           | flow_factsSufficientNo       | Did you mean "factsSuffice"?
            routing.dmn       | <text>category</text>                   | <text>categry</text>                      | expression_                  | reads "categry", which nothing sets. Did you mean "category"?
            triageCase.form   | {{number}}                              | {{numbr}}                                 | Text_facts                   | reads "numbr", which nothing sets. Did you mean "number"?
            triageCase.form   | {{#if accountable != null}}             | {{#if acountable != null}}                | Text_facts                   | Did you mean "accountable"?
            documentCase.form | "=rootCauseKnown = true"                | "=rootCausKnown = true"                   | note_rootCause               | Did you mean "rootCauseKnown"?
            raci.dmn          | "rootCauseAnalysis"                     | "rootCauseAnalyses"                       | userTask_analyzeRootCause    | raci.dmn has no row for the activity "rootCauseAnalysis"
            raci.dmn          | "support-manager"                       | "support-manager,leadership"              | userTask_triageCase          | support-manager and leadership as Accountable
            raci.dmn          | "support-manager"                       | ""                                        | userTask_triageCase          | nobody as Accountable
            raci.dmn          | "support-manager"                       | ""                                        | rule_initialTriage           | names nobody as Accountable; name exactly one group
            raci.dmn          | "riskStrategy"                          | "rootCauseAnalysis"                       | userTask_analyzeRootCause    | more than one row for the activity "rootCauseAnalysis" in every case
            raci.dmn          | "cs-manager"                            | "cs-manger"                               | rule_rootCauseAnalysis       | names the group "cs-manger" as informed, which there is not
            """)
    void whateverCouldNotWorkIsNamed(String file, String from, String to, String element, String reason)
            throws IOException {
        assertThat(gate.problems(changed(file, from, to))).as(file + " " + to).anySatisfy(problem -> {
            assertThat(problem.element()).startsWith(element);
            assertThat(problem.reason()).contains(reason);
        });
    }

    @Test
    void aChangedMatrixIsHeldAgainstTheProcessesThatRun() throws IOException {
        var alone = changed("raci.dmn", "\"rootCauseAnalysis\"", "\"rootCauseAnalyses\"").stream()
                .filter(file -> file.name().endsWith("raci.dmn"))
                .toList();
        assertThat(gate.problems(alone))
                .singleElement()
                .asString()
                .contains(
                        "resolution.bpmn",
                        "userTask_analyzeRootCause",
                        "no row for the activity \"rootCauseAnalysis\"");
    }

    @Test
    void aFileThatIsNoModelIsNamed() {
        var files = List.of(
                file("processes/a.bpmn", "<not bpmn"),
                file("processes/b.dmn", "{}"),
                file("forms/c.form", "{\n\"id\": ]"));
        assertThat(gate.problems(files))
                .extracting(ModelProblem::file)
                .containsExactlyInAnyOrder("processes/a.bpmn", "processes/b.dmn", "forms/c.form");
        assertThat(gate.problems(files))
                .anySatisfy(problem -> assertThat(problem.element()).isEqualTo("line 2"));
    }

    @Test
    void anotherRoomAddsItsOwnProblemsToTheSameList() throws IOException {
        ModelInspection noYaml = files -> files.keySet().stream()
                .filter(name -> name.endsWith(".yml"))
                .map(name -> new ModelProblem(name, "", "is not wanted"))
                .toList();
        var files = changed("assessment.bpmn", "\"${setPriority}\"", "\"${setPiority}\"");
        files.removeIf(file -> file.name().endsWith(".yml"));
        files.add(file("processes/calendars.yml", "x"));
        assertThat(new ModelGate(known, language, delegates, folder, List.of(noYaml)).problems(files))
                .extracting(ModelProblem::file)
                .containsExactly("processes/assessment.bpmn", "processes/calendars.yml");
    }

    @Test
    void filesOfOtherKindsPassUntouched() {
        assertThat(gate.problems(List.of(file("processes/notes.yml", "a: {b: [c"), file("x.png", "\0"))))
                .isEmpty();
    }

    private static List<ModelFile> changed(String name, String from, String to) throws IOException {
        var files = new ArrayList<ModelFile>();
        for (var file : files()) {
            var content = new String(file.content(), StandardCharsets.UTF_8);
            if (file.name().endsWith("/" + name)) {
                assertThat(content).contains(from);
                content = content.replaceFirst(
                        java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
            }
            files.add(file(file.name(), content));
        }
        return files;
    }

    private static List<ModelFile> files() throws IOException {
        var files = new ArrayList<ModelFile>();
        for (var folder : List.of("processes", "forms")) {
            try (var paths = Files.list(Path.of(folder))) {
                for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                    files.add(file(folder + "/" + path.getFileName(), Files.readString(path)));
                }
            }
        }
        return files;
    }

    private static ModelFile file(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
