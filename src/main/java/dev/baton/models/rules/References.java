package dev.baton.models.rules;

import dev.baton.engine.ExpressionLanguage;
import dev.baton.models.reading.DeploymentContents;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.function.Predicate;

/** Forms, decisions and processes that a process names are there, in the deployment or deployed before. */
public class References implements ModelRule {

    private final DeploymentContents deployment;

    public References(DeploymentContents deployment) {
        this.deployment = deployment;
    }

    private record Kind(
            String attribute, String noun, String remedy, Predicate<String> brought, Predicate<String> there) {}

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        check(
                element,
                problems,
                new Kind("formRef", "form", "forms/%s.form", deployment::bringsForm, deployment::hasForm));
        check(
                element,
                problems,
                new Kind(
                        "decisionRef",
                        "decision",
                        "a decision %s in a .dmn file",
                        deployment::bringsDecision,
                        deployment::hasDecision));
        check(
                element,
                problems,
                new Kind(
                        "calledElement", "process", "a process %s", deployment::bringsProcess, deployment::hasProcess));
    }

    private void check(ModelElement element, ModelProblems problems, Kind kind) {
        element.attribute(kind.attribute()).ifPresent(name -> {
            if (ExpressionLanguage.isIn(name)) {
                problems.add(
                        element,
                        "chooses its %s while it runs (%s), so that nobody can tell whether it is there; name it"
                                .formatted(kind.noun(), name));
            } else if (!kind.there().test(name)) {
                problems.add(
                        element,
                        "uses the %s \"%s\", which is not there; add %s or correct the name"
                                .formatted(kind.noun(), name, kind.remedy().formatted(name)));
            } else if (isBound(element, kind) && !kind.brought().test(name)) {
                problems.add(
                        element,
                        "wants the %s \"%s\" from its own deployment, which does not hold it; set the binding to latest"
                                .formatted(kind.noun(), name));
            }
        });
    }

    private static boolean isBound(ModelElement element, Kind kind) {
        return element.attribute(kind.attribute() + "Binding")
                .filter("deployment"::equals)
                .isPresent();
    }
}
