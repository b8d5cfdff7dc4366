package dev.baton.models.reading;

import dev.baton.models.KnownModels;
import dev.baton.models.ModelProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one deployment brings, read; next to it stands what the engine has already. */
public class DeploymentContents {

    private final KnownModels known;
    private final List<ModelElement> processes = new ArrayList<>();
    private final List<ModelElement> decisions = new ArrayList<>();
    private final Map<String, DeployedForm> forms = new TreeMap<>();

    public DeploymentContents(KnownModels known) {
        this.known = known;
    }

    void addProcesses(ModelElement root) {
        processes.add(root);
    }

    void addDecisions(ModelElement root) {
        decisions.add(root);
    }

    void addForm(DeployedForm form) {
        forms.put(form.id(), form);
    }

    public List<ModelElement> processes() {
        return processes;
    }

    public List<ModelElement> decisions() {
        return decisions;
    }

    public boolean bringsProcess(String id) {
        return ids(processes, "process").contains(id);
    }

    public boolean bringsDecision(String id) {
        return ids(decisions, "decision").contains(id);
    }

    public boolean bringsForm(String id) {
        return forms.containsKey(id);
    }

    public boolean hasProcess(String id) {
        return bringsProcess(id) || known.process(id).isPresent();
    }

    public boolean hasDecision(String id) {
        return bringsDecision(id) || known.decision(id).isPresent();
    }

    public boolean hasForm(String id) {
        return bringsForm(id) || known.form(id).isPresent();
    }

    public boolean bringsForms() {
        return !forms.isEmpty();
    }

    /** The form as it will be, from here or from what is deployed. */
    public Optional<DeployedForm> form(String id) {
        return forms.containsKey(id)
                ? Optional.of(forms.get(id))
                : known.form(id).flatMap(place -> {
                    var file = known.read(place);
                    return new FormFiles()
                            .read(file, new ModelProblems())
                            .map(form -> new DeployedForm(id, file.name(), form.content(), false));
                });
    }

    /** The decision as it will be, from here or from what is deployed. */
    public Optional<ModelElement> decision(String id) {
        return decisions.stream()
                .flatMap(root -> root.all("decision"))
                .filter(decision -> isNamed(decision, id))
                .findFirst()
                .or(() -> deployed(known.decision(id))
                        .flatMap(root -> root.all("decision")
                                .filter(decision -> isNamed(decision, id))
                                .findFirst()));
    }

    /** The processes this deployment does not replace, and those that cases are still in. */
    public List<ModelElement> otherProcesses() {
        return known.processes().stream()
                .filter(process -> process.runs() || !bringsProcess(process.key()))
                .map(process -> deployed(Optional.of(process.place())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ModelElement> deployed(Optional<KnownModels.Place> place) {
        return place.map(known::read).flatMap(file -> {
            try {
                return Optional.of(ModelXml.read(file));
            } catch (ModelXml.Unreadable fromBeforeTheGate) {
                return Optional.empty();
            }
        });
    }

    /** Processes or decisions that come twice under one id. */
    public List<ModelProblem> twins() {
        var seen = new TreeSet<String>();
        return Stream.concat(
                        processes.stream().flatMap(root -> root.all("process")),
                        decisions.stream().flatMap(root -> root.all("decision")))
                .filter(model -> !seen.add(model.kind() + " " + model.id()))
                .map(model -> new ModelProblem(
                        model.file(), model.id(), "comes twice under this id; give one of them another"))
                .toList();
    }

    private static boolean isNamed(ModelElement element, String id) {
        return element.ownId().filter(id::equals).isPresent();
    }

    private static Set<String> ids(List<ModelElement> roots, String kind) {
        return roots.stream()
                .flatMap(root -> root.all(kind))
                .flatMap(element -> element.ownId().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
