package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Baton;
import dev.baton.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckTest {

    @Test
    void theModelsOfTheProjectAreInOrder() throws IOException {
        assertThat(check(files())).isEmpty();
    }

    @Test
    void aFormThatIsNotThereIsNamedWithFileAndElement() throws IOException {
        assertThat(check(changed(
                        "resolution.bpmn", "camunda:formRef=\"workOnCase\"", "camunda:formRef=\"workOnCrate\"")))
                .singleElement()
                .hasToString(
                        "processes/resolution.bpmn, userTask_workOnCase: uses the form \"workOnCrate\", which is not there; "
                                + "add forms/workOnCrate.form or correct the name");
    }

    @Test
    void aDecisionAProcessAndABeanThatAreNotThereAreNamed() throws IOException {
        assertThat(check(changed("support-case.bpmn", "decisionRef=\"scoreCase\"", "decisionRef=\"scoreCrate\"")))
                .singleElement()
                .asString()
                .contains("businessRuleTask_scoreCase", "scoreCrate");
        assertThat(check(changed("support-case.bpmn", "calledElement=\"resolution\"", "calledElement=\"revolution\"")))
                .singleElement()
                .asString()
                .contains("callActivity_resolveCase", "revolution");
        assertThat(check(changed("support-case.bpmn", "\"${setPriority}\"", "\"${setPiority}\"")))
                .singleElement()
                .asString()
                .contains("serviceTask_setPriority", "${setPiority} names nothing Baton knows");
    }

    @Test
    void aFileThatIsNoModelIsNamed() {
        var files = List.of(
                file("processes/a.bpmn", "<not bpmn"),
                file("processes/b.dmn", "{}"),
                file("forms/c.form", "{\n\"id\": ]"));
        assertThat(check(files))
                .extracting(ModelProblem::file)
                .containsExactlyInAnyOrder("processes/a.bpmn", "processes/b.dmn", "forms/c.form");
        assertThat(check(files))
                .anySatisfy(problem -> assertThat(problem.element()).isEqualTo("line 2"));
    }

    @Test
    void batonDoesNotStartOnABadModelAndSaysWhy(@TempDir Path directory) throws Exception {
        copy("processes", directory);
        copy("forms", directory);
        var model = directory.resolve("processes/escalation.bpmn");
        Files.writeString(
                model,
                Files.readString(model)
                        .replace("<bpmn:timeDate", "<bpmn:timeTate")
                        .replace("</bpmn:timeDate", "</bpmn:timeTate"));

        var start = ChildJvm.start(
                Baton.class,
                "--server.port=0",
                "--baton.models.location=" + directory,
                "--baton.database.directory=" + directory.resolve("data"));

        assertThat(ChildJvm.output(start))
                .contains("Models are refused:", "processes/escalation.bpmn", "Nothing was deployed.")
                .doesNotContain("\tat ");
        assertThat(start.waitFor()).isNotZero();
    }

    private static List<ModelProblem> check(List<ModelFile> files) {
        return new ModelCheck(name -> !name.equals("setPiority")).check(files);
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
                for (var path : paths.filter(Files::isRegularFile).toList()) {
                    files.add(file(folder + "/" + path.getFileName(), Files.readString(path)));
                }
            }
        }
        return files;
    }

    private static ModelFile file(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(String folder, Path target) throws IOException {
        Files.createDirectories(target.resolve(folder));
        try (var paths = Files.list(Path.of(folder))) {
            for (var path : paths.toList()) {
                Files.copy(path, target.resolve(folder).resolve(path.getFileName()));
            }
        }
    }
}
