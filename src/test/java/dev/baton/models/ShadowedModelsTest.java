package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.baton.BatonTest;
import dev.baton.models.reading.ModelProblems;
import dev.baton.models.reading.ModelXml;
import dev.baton.models.rules.OneReading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.helpers.DefaultHandler;

/** A model that two readers would read differently stays out: what is hidden from the gate is hidden from the engine. */
@BatonTest
class ShadowedModelsTest {

    private static final String FOREIGN = "urn:foreign";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:a="urn:foreign"
              xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions_plain" targetNamespace="x">
              <bpmn:process id="plain" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="event_started" />
                <bpmn:sequenceFlow id="flow_in" sourceRef="event_started" targetRef="task_done" />
                %s
                <bpmn:sequenceFlow id="flow_out" sourceRef="task_done" targetRef="event_ended" />
                <bpmn:endEvent id="event_ended" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private ModelGate gate;

    @Autowired
    private ModelFolder folder;

    /** The whole corpus once more, each attribute with a harmless one of the same name in front of it. */
    @Test
    void theCorpusStaysOutWithAShadowOnEachAttribute() {
        var shadowed = hostile()
                .flatMap(file -> allShadowed(file, "a", FOREIGN).stream())
                .toList();
        assertThat(shadowed).hasSizeGreaterThan(100);
        assertThat(shadowed)
                .allSatisfy(file ->
                        assertThat(gate.flaws(List.of(file))).as(file.name()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {FOREIGN, CAMUNDA, BPMN, MODELER})
    void noNamespaceHidesAnAttribute(String namespace) {
        assertThat(hostile()
                        .flatMap(file ->
                                Stream.of("a", "zz").flatMap(prefix -> allShadowed(file, prefix, namespace).stream())))
                .hasSizeGreaterThan(200)
                .allSatisfy(
                        file -> assertThat(ambiguities(file)).as(file.name()).isNotEmpty());
    }

    /** Each level asked for all below it, and each of these again, would take longer than anybody lives. */
    @Test
    void subProcessesInSubProcessesAreReadOnce() {
        var levels = IntStream.range(0, 55).boxed().toList();
        var model = levels.stream()
                        .map("<bpmn:subProcess id=\"subProcess_%d\">"::formatted)
                        .collect(Collectors.joining())
                + "<bpmn:startEvent id=\"startEvent_inner\" />" + "</bpmn:subProcess>".repeat(levels.size());

        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> gate.flaws(List.of(
                        new ModelFile("plain.bpmn", PROCESS.formatted(model).getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void noAttributeOfAGoodModelMayHaveAShadow() {
        assertThat(folder.files().stream()
                        .filter(file ->
                                file.name().endsWith(".bpmn") || file.name().endsWith("routing.dmn"))
                        .flatMap(ShadowedModelsTest::oneByOne))
                .hasSizeGreaterThan(200)
                .allSatisfy(file -> assertThat(ambiguities(file))
                        .anySatisfy(
                                problem -> assertThat(problem.reason()).contains("twice, in different namespaces")));
    }

    @Test
    void aModelWithoutShadowsPasses() {
        assertThat(flaws("<bpmn:task id=\"task_done\" modeler:executionPlatform=\"x\" />"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            twice, in different      | <bpmn:serviceTask id="task_done" camunda:expression="${execution.id}" a:type="external" camunda:type="shell" />
            twice, in different      | <bpmn:callActivity id="task_done" a:calledElement="support-case" calledElement="${which}" />
            makes a form             | <bpmn:userTask id="task_done"><bpmn:extensionElements><camunda:formData><camunda:formField id="x" type="string"><camunda:validation><camunda:constraint a:name="x" name="validator" config="java.util.ArrayList" /></camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements></bpmn:userTask>
            does not read there      | <bpmn:task id="task_done" bpmn:name="x" />
            does not read there      | <bpmn:task id="task_done" modeler:name="x" />
            does not read there      | <bpmn:task id="task_done" camunda:name="x" />
            does not read there      | <bpmn:task id="task_done" camunda:isExecutable="true" />
            does not read there      | <bpmn:task id="task_done"><bpmn:extensionElements><camunda:properties><camunda:property camunda:name="activity" value="x" /></camunda:properties></bpmn:extensionElements></bpmn:task>
            is not read here         | <bpmn:task id="task_done"><bpmn:extensionElements><a:properties /></bpmn:extensionElements></bpmn:task>
            is not read here         | <bpmn:task id="task_done"><bpmn:extensionElements><x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text" /></bpmn:extensionElements></bpmn:task>
            hands on its own         | <bpmn:callActivity id="task_done" calledElement="resolution"><bpmn:extensionElements><camunda:in businessKey="C-000001" /></bpmn:extensionElements></bpmn:callActivity>
            which calls itself       | <bpmn:callActivity id="task_done" calledElement="plain" />
            without end              | <bpmn:task id="task_done" /><bpmn:task id="task_a" /><bpmn:task id="task_b" /><bpmn:sequenceFlow id="flow_a" sourceRef="task_a" targetRef="task_b" /><bpmn:sequenceFlow id="flow_b" sourceRef="task_b" targetRef="task_a" />
            processing instruction   | <?xml-stylesheet href="x"?><bpmn:task id="task_done" />
            twice under this id      | <bpmn:task id="task_done" /><bpmn:subProcess id="subProcess_x"><bpmn:task id="task_done" /></bpmn:subProcess>
            activity of raci.dmn     | <bpmn:userTask id="task_done"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="x"><camunda:list><camunda:value id="y">z</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput><camunda:property name="activity" value="initialTriage" /></bpmn:extensionElements></bpmn:userTask>
            a program begins         | <bpmn:task id="task_done" name="{{constructor.constructor('alert(1)')()}}" />
            a program begins         | <bpmn:task id="task_done"><bpmn:documentation>&#123;&#x7b;x}}</bpmn:documentation></bpmn:task>
            a program begins         | <bpmn:task id="task_done"><bpmn:documentation>{<![CDATA[{x}}]]></bpmn:documentation></bpmn:task>
            a program begins         | <bpmn:task id="task_done"><bpmn:documentation>{<!-- -->{x}}</bpmn:documentation></bpmn:task>
            """)
    void whatIsReadDifferentlyIsNamed(String reason, String task) {
        assertThat(flaws(task))
                .anySatisfy(problem -> assertThat(problem.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({"UTF-7,is encoded in", "ISO-8859-1,is encoded in", "UTF-16LE,is encoded in", "IBM037,is encoded in"})
    void aFileIsInUtf8(String encoding, String reason) {
        var text = PROCESS.formatted("<bpmn:task id=\"task_done\" />").replace("UTF-8", encoding);
        var bytes = text.getBytes(Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.UTF_8);
        assertThat(gate.flaws(List.of(new ModelFile("plain.bpmn", bytes)))).isNotEmpty();
    }

    @Test
    void aDecisionIsOfOneVersion() {
        var text = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:old="http://www.omg.org/spec/DMN/20151101/dmn.xsd"
                  xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions_x" name="x" namespace="x">
                  <decision id="mixed" name="x" camunda:historyTimeToLive="P1D"><old:literalExpression expressionLanguage="groovy"><old:text>1</old:text></old:literalExpression></decision>
                </definitions>""";
        assertThat(gate.flaws(List.of(new ModelFile("mixed.dmn", text.getBytes(StandardCharsets.UTF_8)))))
                .anySatisfy(problem -> assertThat(problem.reason()).contains("is not read here"));
    }

    private List<ModelProblem> flaws(String task) {
        return gate.flaws(
                List.of(new ModelFile("plain.bpmn", PROCESS.formatted(task).getBytes(StandardCharsets.UTF_8))));
    }

    private static List<ModelProblem> ambiguities(ModelFile file) {
        try {
            var problems = new ModelProblems();
            ModelXml.read(file).all().forEach(element -> new OneReading().check(element, problems));
            return problems.all();
        } catch (ModelXml.Unreadable refused) {
            return List.of(new ModelProblem(file.name(), "", String.valueOf(refused.getMessage())));
        }
    }

    private static Stream<ModelFile> hostile() {
        return HostileModel.written()
                .filter(model -> model.file().endsWith(".bpmn") || model.file().endsWith(".dmn"))
                .map(model -> new ModelFile(model.file(), model.content()));
    }

    private static Optional<ModelFile> allShadowed(ModelFile file, String prefix, String namespace) {
        return document(file)
                .filter(document -> !attributes(document).isEmpty())
                .map(document -> {
                    attributes(document).forEach(attribute -> shadow(attribute, prefix, namespace));
                    return written(file, document);
                });
    }

    private static Stream<ModelFile> oneByOne(ModelFile file) {
        var number =
                document(file).map(ShadowedModelsTest::attributes).orElseThrow().size();
        return IntStream.range(0, number).filter(index -> index % 10 == 0).mapToObj(index -> {
            var document = document(file).orElseThrow();
            shadow(attributes(document).get(index), "a", FOREIGN);
            return written(file, document);
        });
    }

    private static void shadow(Attr attribute, String prefix, String namespace) {
        attribute.getOwnerElement().setAttributeNS(namespace, prefix + ":" + attribute.getLocalName(), "harmless");
    }

    private static List<Attr> attributes(Document document) {
        var elements = document.getElementsByTagName("*");
        return IntStream.range(0, elements.getLength())
                .mapToObj(index -> (Element) elements.item(index))
                .flatMap(element -> IntStream.range(0, element.getAttributes().getLength())
                        .mapToObj(index -> (Attr) element.getAttributes().item(index)))
                .filter(attribute -> !attribute.getName().startsWith("xmlns"))
                .toList();
    }

    /** Empty for what is no XML: it has no attributes to hide. */
    private static Optional<Document> document(ModelFile file) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(builder.parse(new ByteArrayInputStream(file.content())));
        } catch (Exception noXml) {
            return Optional.empty();
        }
    }

    private static ModelFile written(ModelFile file, Document document) {
        try {
            var bytes = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
            return new ModelFile(file.name(), bytes.toByteArray());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
