package dev.baton.models.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.models.ModelProblem;
import dev.baton.models.reading.DeployedForm;
import dev.baton.models.reading.DeploymentContents;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import dev.baton.models.rules.ModelRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form asks for what its step needs. What it asks besides is kept with the case, so it must not be called like something
 * models decide on, and free text must be called {@code note_…}.
 */
public class FormContract implements ModelRule {

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z]\\w{0,79}");
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");

    private final DeploymentContents deployment;
    private final Predicate<DeployedForm> concerned;

    private FormContract(DeploymentContents deployment, Predicate<DeployedForm> concerned) {
        this.deployment = deployment;
        this.concerned = concerned;
    }

    public static FormContract ofAll(DeploymentContents deployment) {
        return new FormContract(deployment, form -> true);
    }

    /** For processes that are there already: only what changes is held against them. */
    public static FormContract ofThoseBrought(DeploymentContents deployment) {
        return new FormContract(deployment, DeployedForm::brought);
    }

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        if (element.is("userTask") || element.is("startEvent")) {
            element.attribute("formRef")
                    .flatMap(deployment::form)
                    .filter(concerned)
                    .ifPresent(form -> check(element, form, problems));
        }
    }

    private static void check(ModelElement task, DeployedForm form, ModelProblems problems) {
        var steps = steps(task);
        var fields = form.fields();
        steps.forEach(step -> checkNeeds(step, task, form, fields, problems));
        fields.forEach(field ->
                problem(task, steps, field).ifPresent(reason -> add(form, task, key(field), reason, problems)));
    }

    private static void checkNeeds(
            Step step, ModelElement task, DeployedForm form, List<JsonNode> fields, ModelProblems problems) {
        var keys = fields.stream().map(FormContract::key).toList();
        step.fields().stream()
                .filter(field -> field.needed() && !keys.contains(field.key()))
                .forEach(field -> add(
                        form,
                        task,
                        field.key(),
                        "has no field \"%s\", without which nobody can finish %s; put it back.%s"
                                .formatted(
                                        field.key(),
                                        task.ownId().orElse(step.bean()),
                                        Nearest.question(field.key(), keys)),
                        problems));
    }

    private static Optional<String> problem(ModelElement task, List<Step> steps, JsonNode field) {
        var key = key(field);
        var known = steps.stream().flatMap(step -> step.field(key).stream()).findFirst();
        return known.isPresent() ? choice(known.get(), field) : added(task, key, field);
    }

    private static Optional<String> choice(Field known, JsonNode field) {
        return known.choices().isEmpty()
                ? Optional.empty()
                : stream(field.path("values"))
                        .map(value -> value.path("value").asText())
                        .filter(value -> !known.choices().contains(value))
                        .findFirst()
                        .map(value -> "offers \"%s\", which the step does not know; it knows %s.%s"
                                .formatted(
                                        value,
                                        String.join(", ", new java.util.TreeSet<>(known.choices())),
                                        Nearest.question(value, known.choices())));
    }

    private static Optional<String> added(ModelElement task, String key, JsonNode field) {
        if (task.is("startEvent")) {
            return Optional.of(
                    "is asked while there is no case yet, and nobody keeps it; ask for it in the form of a task");
        }
        if (!KEY.matcher(key).matches()) {
            return Optional.of("is no name for a field; write letters, digits and _, beginning with a letter");
        }
        if (Contract.reserved().contains(key)) {
            return Optional.of("is a variable that models decide on; call the field otherwise, such as note_" + key);
        }
        return TEXTS.contains(field.path("type").asText()) && !key.startsWith("note_")
                ? Optional.of("takes free text, which would stay in the engine's tables; call it note_" + key)
                : Optional.empty();
    }

    private static void add(DeployedForm form, ModelElement task, String field, String reason, ModelProblems problems) {
        if (form.brought()) {
            problems.add(new ModelProblem(form.file(), field, reason));
        } else {
            problems.add(task, "its form %s, field \"%s\": %s".formatted(form.id(), field, reason));
        }
    }

    private static List<Step> steps(ModelElement task) {
        return task.all()
                .flatMap(part -> part.attribute("delegateExpression").stream())
                .map(BEAN::matcher)
                .filter(Matcher::matches)
                .flatMap(bean -> Contract.step(bean.group(1)).stream())
                .toList();
    }

    private static String key(JsonNode field) {
        return field.path("key").asText();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false);
    }
}
