package dev.baton.models.contracts;

import dev.baton.engine.ExpressionLanguage;
import dev.baton.models.reading.DeploymentContents;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import dev.baton.models.rules.ModelRule;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a process takes from a decision is what the decision says. */
public class DecisionOutputs implements ModelRule {

    private static final Pattern TAKEN = Pattern.compile("decisionResult\\.get(?:Single|First)Result\\(\\)\\.(\\w+)");

    private final DeploymentContents deployment;
    private final Predicate<String> concerned;

    private DecisionOutputs(DeploymentContents deployment, Predicate<String> concerned) {
        this.deployment = deployment;
        this.concerned = concerned;
    }

    public static DecisionOutputs ofAll(DeploymentContents deployment) {
        return new DecisionOutputs(deployment, decision -> true);
    }

    /** For processes that are there already: only what changes is held against them. */
    public static DecisionOutputs ofThoseBrought(DeploymentContents deployment) {
        return new DecisionOutputs(deployment, deployment::bringsDecision);
    }

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        element.attribute("decisionRef")
                .filter(decision -> element.is("businessRuleTask") && !ExpressionLanguage.isIn(decision))
                .filter(concerned)
                .flatMap(deployment::decision)
                .ifPresent(decision -> check(element, decision, problems));
    }

    private static void check(ModelElement task, ModelElement decision, ModelProblems problems) {
        var says = decision.all("output")
                .flatMap(output -> output.attribute("name").stream())
                .toList();
        if (says.isEmpty()) {
            return;
        }
        task.all()
                .flatMap(part -> TAKEN.matcher(part.text()).results().map(found -> found.group(1)))
                .filter(name -> !says.contains(name))
                .forEach(name -> problems.add(
                        task,
                        "takes \"%s\" from the decision %s, which says %s.%s"
                                .formatted(
                                        name,
                                        decision.ownId().orElse(""),
                                        String.join(", ", says),
                                        Nearest.question(name, says))));
        checkSingle(task, decision, says, problems);
    }

    private static void checkSingle(
            ModelElement task, ModelElement decision, List<String> says, ModelProblems problems) {
        if (says.size() > 1
                && task.attribute("mapDecisionResult")
                        .filter(how -> how.equals("singleEntry") || how.equals("collectEntries"))
                        .isPresent()) {
            problems.add(
                    task,
                    "takes the only output of the decision %s, which has %d: %s; map a single result"
                            .formatted(decision.ownId().orElse(""), says.size(), String.join(", ", says)));
        }
    }
}
