package dev.baton.models.tables;

import dev.baton.models.ModelInspection;
import dev.baton.models.ModelProblem;
import dev.baton.models.rules.RaciMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** Each row of the RACI matrix names groups that there are, and exactly one Accountable, also for what no model does yet. */
@Component
class InspectRoles implements ModelInspection {

    private static final String ACCOUNTABLE = "accountable";

    private final IdentityService identities;

    InspectRoles(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public List<ModelProblem> problems(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".dmn"))
                .flatMap(file -> InspectTables.tables(file.getValue())
                        .filter(InspectRoles::isMatrix)
                        .flatMap(table -> problems(file.getKey(), table)))
                .toList();
    }

    private static boolean isMatrix(DecisionTable table) {
        return table.getParentElement() instanceof Decision decision && RaciMatrix.DECISION.equals(decision.getId());
    }

    private Stream<ModelProblem> problems(String file, DecisionTable table) {
        var outputs =
                table.getOutputs().stream().map(output -> output.getName()).toList();
        var known = groups();
        return table.getRules().stream()
                .flatMap(rule -> IntStream.range(
                                0,
                                Math.min(outputs.size(), rule.getOutputEntries().size()))
                        .boxed()
                        .flatMap(at -> objections(outputs.get(at), written(rule, at), known))
                        .map(reason -> new ModelProblem(file, rule.getId(), reason)));
    }

    private static Stream<String> objections(String role, List<String> written, Set<String> known) {
        var none = ACCOUNTABLE.equals(role) && written.size() != 1
                ? Stream.of(
                        "names %s as Accountable; name exactly one group, who also does it where nobody is Responsible"
                                .formatted(written.isEmpty() ? "nobody" : String.join(" and ", written)))
                : Stream.<String>empty();
        return Stream.concat(
                none,
                written.stream()
                        .filter(group -> !known.contains(group))
                        .map(group ->
                                "names the group \"%s\" as %s, which there is not; there are %s. Correct the name, or make the group in Admin first"
                                        .formatted(group, role, String.join(", ", known))));
    }

    private static List<String> written(Rule rule, int at) {
        var text = List.copyOf(rule.getOutputEntries()).get(at).getText();
        return text == null
                ? List.of()
                : Arrays.stream(text.getTextContent().replace("\"", "").split(","))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .toList();
    }

    /** At a first start Baton's own are made after the models. */
    private Set<String> groups() {
        var known = new TreeSet<>(Vocabulary.GROUPS);
        identities.createGroupQuery().list().stream().map(Group::getId).forEach(known::add);
        return known;
    }
}
