package dev.baton.models.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.models.ModelFile;
import dev.baton.models.ModelProblem;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Forms as files: JSON of sane depth, named as they call themselves. */
class FormFiles {

    private static final int DEPTH = 100;

    /** What asks, shows text, or arranges both. Others bring HTML, pages or files of somebody into the form. */
    private static final Set<String> COMPONENTS = Set.of(
            "default",
            "text",
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "group",
            "dynamiclist",
            "table",
            "separator",
            "spacer",
            "button");

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build());

    /** The form, where it can be read. */
    Optional<DeployedForm> read(ModelFile file, ModelProblems problems) {
        try {
            var form = json.readTree(file.content());
            var id = form.path("id").asText();
            if (!id.equals(file.id())) {
                problems.add(new ModelProblem(
                        file.name(), "", "the form's id is \"%s\"; it must be the file's name".formatted(id)));
            }
            checkComponents(file, form, problems);
            return Optional.of(new DeployedForm(id, file.name(), form, true));
        } catch (StreamConstraintsException excessive) {
            problems.add(new ModelProblem(
                    file.name(),
                    "",
                    "is nested deeper than %d or holds a text without end; simplify it".formatted(DEPTH)));
        } catch (JsonProcessingException broken) {
            problems.add(
                    new ModelProblem(file.name(), place(broken), "is not valid JSON: " + broken.getOriginalMessage()));
        } catch (IOException unreadable) {
            problems.add(new ModelProblem(file.name(), "", Reasons.of(unreadable)));
        }
        return Optional.empty();
    }

    private static void checkComponents(ModelFile file, JsonNode form, ModelProblems problems) {
        for (var component : form.findParents("type")) {
            var type = component.path("type").asText();
            if (component.path("type").isTextual() && !COMPONENTS.contains(type)) {
                problems.add(new ModelProblem(
                        file.name(),
                        component.path("id").asText(),
                        "\"%s\" is not used in forms here; use text and fields".formatted(type)));
            }
            if (component.path("text").asText().strip().startsWith("=")) {
                problems.add(new ModelProblem(
                        file.name(),
                        component.path("id").asText(),
                        "a text is no expression; write it out, with {{name}} for what it shows"));
            }
        }
    }

    private static String place(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? ""
                : "line " + broken.getLocation().getLineNr();
    }
}
