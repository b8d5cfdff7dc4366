package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> PRESENTATION = Set.of("text", "group", "separator", "spacer");
    private static final Set<String> TYPED = Set.of("textfield", "textarea");
    private static final Set<String> CHOSEN = Set.of("select", "radio");
    private static final Set<String> TYPED_BUT_NO_NOTE = Set.of("accountId", "productArea");

    @Test
    void everyFormIsShownByAProcess() throws IOException {
        assertThat(forms().map(FormsTest::id)).isNotEmpty().containsExactlyInAnyOrderElementsOf(shownForms());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsNamedAfterItsFile(Path file) throws IOException {
        assertThat(read(file).path("id").asText()).isEqualTo(id(file));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormShowsNoMoreThanTasklistCan(Path file) throws IOException {
        assertThat(problems(read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormBeginsByTellingWhatItsStepAdds(Path file) throws IOException {
        var first = read(file).at("/components/0");
        assertThat(first.path("type").asText()).isEqualTo("text");
        assertThat(first.path("text").asText()).contains("This step ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            schemaVersion 18      | {"schemaVersion": 18}
            another engine        | {"executionPlatformVersion": "8.6.0"}
            filepicker            | {"components": [{"type": "filepicker", "id": "Field_a", "key": "a", "label": "A"}]}
            Field_a has no label  | {"components": [{"type": "checkbox", "id": "Field_a", "key": "a"}]}
            Field_a has no label  | {"components": [{"type": "checkbox", "id": "Field_a", "key": "a", "label": " "}]}
            a is asked twice      | {"components": [{"type": "checkbox", "id": "Field_a", "key": "a", "label": "A"}, \
                {"type": "group", "components": [{"type": "checkbox", "id": "Field_a", "key": "a", "label": "B"}]}]}
            Field_0a1b2c3         | {"components": [{"type": "checkbox", "id": "Field_0a1b2c3", "key": "a", "label": "A"}]}
            a keeps free text     | {"components": [{"type": "textfield", "id": "Field_a", "key": "a", "label": "A", "validate": {"maxLength": 200}}]}
            no longest text       | {"components": [{"type": "textarea", "id": "Field_note_a", "key": "note_a", "label": "A"}]}
            nothing to choose     | {"components": [{"type": "radio", "id": "Field_a", "key": "a", "label": "A", "values": []}]}
            nothing to choose     | {"components": [{"type": "select", "id": "Field_a", "key": "a", "label": "A", "values": ["B"]}]}
            only at the top       | {"components": [{"type": "group", "components": [\
                {"type": "select", "id": "Field_a", "key": "a", "label": "A", "values": [{"label": "B", "value": "b"}]}]}]}
            """)
    void aFormThatDoesNotFitIsToldSo(String problem, String change) throws IOException {
        var form = JSON.readTree("""
                {"schemaVersion": 16, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0",
                 "components": []}
                """);
        assertThat(problems(form)).isEmpty();

        var changed = JSON.readerForUpdating(form).readTree(change);

        assertThat(problems(changed)).singleElement().asString().contains(problem);
    }

    private static Stream<String> problems(JsonNode form) {
        var fields = components(form).filter(FormsTest::isField).toList();
        var keys = new HashSet<String>();
        return Stream.of(
                        problem(
                                form.path("schemaVersion").asInt() != 16,
                                "schemaVersion " + form.path("schemaVersion")),
                        problem(!platform(form).equals("Camunda Platform 7.24.0"), "another engine: " + platform(form)),
                        components(form).flatMap(FormsTest::problemsOfType),
                        fields.stream().flatMap(FormsTest::problemsOfField),
                        fields.stream().filter(FormsTest::isTyped).flatMap(FormsTest::problemsOfText),
                        fields.stream().filter(FormsTest::isChosen).flatMap(FormsTest::problemsOfChoice),
                        problem(
                                selects(children(form)) < selects(components(form)),
                                "Tasklist reads selects only at the top"),
                        fields.stream()
                                .map(FormsTest::key)
                                .filter(key -> !keys.add(key))
                                .map(key -> key + " is asked twice"))
                .flatMap(problems -> problems);
    }

    private static Stream<String> problemsOfType(JsonNode component) {
        var known = PRESENTATION.contains(type(component))
                || isTyped(component)
                || isChosen(component)
                || isCheckbox(component);
        return problem(!known, "Tasklist's forms have no " + type(component));
    }

    private static Stream<String> problemsOfField(JsonNode field) {
        var id = field.path("id").asText();
        return Stream.concat(
                problem(field.path("label").asText().isBlank(), id + " has no label"),
                problem(!id.equals("Field_" + key(field)), id + " is not named after " + key(field)));
    }

    private static Stream<String> problemsOfText(JsonNode field) {
        var key = key(field);
        return Stream.concat(
                problem(
                        !key.startsWith("note_") && !TYPED_BUT_NO_NOTE.contains(key),
                        key + " keeps free text in the engine"),
                problem(field.at("/validate/maxLength").asInt() <= 0, key + " has no longest text"));
    }

    private static Stream<String> problemsOfChoice(JsonNode field) {
        var values = elements(field.path("values")).toList();
        var complete = values.stream().allMatch(value -> value.hasNonNull("label") && value.hasNonNull("value"));
        return problem(values.isEmpty() || !complete, key(field) + " has nothing to choose from");
    }

    private static Stream<String> problem(boolean present, String problem) {
        return present ? Stream.of(problem) : Stream.empty();
    }

    private static boolean isField(JsonNode component) {
        return component.has("key");
    }

    private static boolean isTyped(JsonNode component) {
        return TYPED.contains(type(component));
    }

    private static boolean isChosen(JsonNode component) {
        return CHOSEN.contains(type(component));
    }

    private static boolean isCheckbox(JsonNode component) {
        return type(component).equals("checkbox");
    }

    private static long selects(Stream<JsonNode> components) {
        return components.filter(component -> type(component).equals("select")).count();
    }

    private static String type(JsonNode component) {
        return component.path("type").asText();
    }

    private static String key(JsonNode field) {
        return field.path("key").asText();
    }

    private static String platform(JsonNode form) {
        return form.path("executionPlatform").asText() + " "
                + form.path("executionPlatformVersion").asText();
    }

    private static Stream<JsonNode> components(JsonNode parent) {
        return children(parent).flatMap(child -> Stream.concat(Stream.of(child), components(child)));
    }

    private static Stream<JsonNode> children(JsonNode parent) {
        return elements(parent.path("components"));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<Path> forms() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    private static Set<String> shownForms() {
        return ModelStyleTest.processes().flatMap(ProcessModel::forms).collect(Collectors.toSet());
    }

    private static String id(Path file) {
        return file.getFileName().toString().replace(".form", "");
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }
}
