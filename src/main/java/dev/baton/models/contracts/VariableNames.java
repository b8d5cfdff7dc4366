package dev.baton.models.contracts;

import dev.baton.models.reading.DeploymentContents;
import dev.baton.models.reading.ModelElement;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Attr;

/** Names that something sets: Baton, an element of the processes, a field of their forms, a decision. */
class VariableNames {

    private static final Pattern SET = Pattern.compile("setVariable(?:Local)?\\(\\s*['\"](\\w+)['\"]");
    private static final Set<String> BY_THE_ENGINE = Set.of(
            "decisionResult",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances",
            "initiator");
    private static final Set<String> SETTING = Set.of(
            "resultVariable", "errorMessageVariable", "errorCodeVariable", "elementVariable", "target", "initiator");
    private static final Set<String> NAMING =
            Set.of("inputParameter", "outputParameter", "output", "variable", "informationItem");

    private final DeploymentContents deployment;
    private final Set<String> names = new TreeSet<>(Contract.variables());

    VariableNames(DeploymentContents deployment) {
        this.deployment = deployment;
        names.addAll(BY_THE_ENGINE);
        Stream.of(deployment.processes(), deployment.otherProcesses(), deployment.decisions())
                .flatMap(java.util.List::stream)
                .flatMap(ModelElement::all)
                .forEach(this::add);
    }

    Set<String> all() {
        return names;
    }

    private void add(ModelElement element) {
        SETTING.forEach(attribute -> element.attribute(attribute).ifPresent(names::add));
        if (NAMING.contains(element.kind())) {
            element.attribute("name").ifPresent(names::add);
        }
        if (element.is("formField") || element.is("decision")) {
            element.ownId().ifPresent(names::add);
        }
        element.attribute("formRef")
                .flatMap(deployment::form)
                .ifPresent(form -> form.fields()
                        .forEach(field -> names.add(field.path("key").asText())));
        element.attribute("decisionRef").flatMap(deployment::decision).stream()
                .flatMap(decision -> decision.all("output"))
                .forEach(output -> output.attribute("name").ifPresent(names::add));
        Stream.concat(Stream.of(element.text()), element.attributes().map(Attr::getValue))
                .flatMap(text -> SET.matcher(text).results())
                .forEach(found -> names.add(found.group(1)));
    }
}
