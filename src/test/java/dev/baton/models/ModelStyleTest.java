package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelStyleTest {

    @ParameterizedTest
    @MethodSource("processes")
    void aProcessIsNamedAfterItsFile(ProcessModel model) {
        assertThat(model).hasToString(model.process().getId() + ".bpmn");
        assertThat(Wording.isSentence(model.process().getName())).isTrue();
        assertThat(model.process().isExecutable()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void historyIsKeptForAStatedTime(ProcessModel model) {
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void idsSayWhatTheyAreAndDo(ProcessModel model) {
        assertThat(model.misnamed()).isEmpty();
        assertThat(model.misnamedMessages()).isEmpty();
        assertThat(generatedIds(model.bpmn())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void labelsAreSentencesWithoutCodeWords(ProcessModel model) {
        assertThat(model.badLabels()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void gatewaysAskAndTheirFlowsAnswer(ProcessModel model) {
        assertThat(model.badQuestions()).isEmpty();
        assertThat(model.badAnswers()).isEmpty();
        assertThat(model.gatewaysThatGetStuck()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aTaskIsNamedByItsLabelAndDoesJustThat(ProcessModel model) {
        assertThat(model.tasksNotNamedByTheirLabel()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whateverAProcessNamesIsThere(ProcessModel model) {
        assertThat(model.forms())
                .allSatisfy(form -> assertThat(Path.of("forms", form + ".form")).exists());
        assertThat(model.calledProcesses())
                .allSatisfy(id -> assertThat(Path.of("processes", id + ".bpmn")).exists());
        assertThat(decisions().flatMap(DecisionModel::decisions))
                .containsAll(model.decisions().toList());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everythingIsConnectedAndDrawn(ProcessModel model) {
        assertThat(model.unconnected()).isEmpty();
        assertThat(model.drawing().missing()).isEmpty();
        assertThat(model.drawing().unplacedLabels()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void flowsRunFromLeftToRightOrLoopOverTopOrBottom(ProcessModel model) {
        assertThat(model.drawing().lines(Line::leavesOnTheLeft)).isEmpty();
        assertThat(model.drawing().lines(Line::runsBackwards)).isEmpty();
        assertThat(model.drawing().bends()).as("the happy path").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void flowsAreUprightOrLevelAndEndAtTheirShapes(ProcessModel model) {
        assertThat(model.drawing().lines(Line::isSlanted)).isEmpty();
        assertThat(model.drawing().lines(Line::isLoose)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void nothingCrossesOrCoversAnything(ProcessModel model) {
        assertThat(model.drawing().crossings()).isEmpty();
        assertThat(model.drawing().overlaps()).isEmpty();
        assertThat(model.drawing().linesThroughShapes()).isEmpty();
        assertThat(model.drawing().coveredLabels()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aDiagramIsReadInOneGo(ProcessModel model) {
        assertThat(model.all(FlowNode.class)).hasSizeLessThanOrEqualTo(30);
        assertThat(model.all(InclusiveGateway.class)).isEmpty();
        assertThat(model.all(ComplexGateway.class)).isEmpty();
        assertThat(model.all(Lane.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionFileIsNamedAfterItsStep(DecisionModel model) {
        assertThat(model).hasToString(model.dmn().getDefinitions().getId() + ".dmn");
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decisionsAreVerbsWithObjectsAndKeepTheirHistory(DecisionModel model) {
        assertThat(model.misnamed()).isEmpty();
        assertThat(model.forgotten()).isEmpty();
        assertThat(generatedIds(model.dmn())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void everyRowHasANameAndAReason(DecisionModel model) {
        assertThat(model.misnamedRules()).isEmpty();
        assertThat(model.undescribedRules()).isEmpty();
        assertThat(model.unexplainedPolicies()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aTableIsReadInOneGlance(DecisionModel model) {
        assertThat(model.tooLarge()).isEmpty();
        assertThat(model.missing()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"processes", "decisions"})
    void modelsOpenInModelerForThisEngine(Object model) {
        var root = model instanceof ProcessModel process ? process.bpmn() : ((DecisionModel) model).dmn();
        assertThat(modeler(root, "executionPlatform")).isEqualTo("Camunda Platform");
        assertThat(modeler(root, "executionPlatformVersion")).isEqualTo("7.24.0");
    }

    static Stream<ProcessModel> processes() {
        return files(".bpmn").map(ProcessModel::of);
    }

    static Stream<DecisionModel> decisions() {
        return files(".dmn").map(DecisionModel::of);
    }

    private static Stream<Path> files(String ending) {
        return Arrays.stream(new File("processes").listFiles((folder, name) -> name.endsWith(ending)))
                .map(File::toPath)
                .sorted();
    }

    private static String modeler(ModelInstance model, String attribute) {
        return model.getDocument().getRootElement().getAttribute("http://camunda.org/schema/modeler/1.0", attribute);
    }

    private static Stream<String> generatedIds(ModelInstance model) {
        return ids(model.getDocument().getRootElement()).filter(Wording::isGenerated);
    }

    private static Stream<String> ids(DomElement element) {
        return Stream.concat(
                Stream.ofNullable(element.getAttribute("id")),
                element.getChildElements().stream().flatMap(ModelStyleTest::ids));
    }
}
