package dev.baton.models;

import dev.baton.engine.DelegateBeans;
import dev.baton.engine.ExpressionLanguage;
import dev.baton.engine.ModelsDeployed;
import dev.baton.models.contracts.ClockUse;
import dev.baton.models.contracts.DecisionOutputs;
import dev.baton.models.contracts.FormContract;
import dev.baton.models.contracts.KnownVariables;
import dev.baton.models.contracts.MessageNames;
import dev.baton.models.reading.DeploymentContents;
import dev.baton.models.reading.EngineParsing;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import dev.baton.models.reading.ModelReader;
import dev.baton.models.rules.Accountability;
import dev.baton.models.rules.DecisionsInFeel;
import dev.baton.models.rules.Endless;
import dev.baton.models.rules.KnownDelegates;
import dev.baton.models.rules.ModelRule;
import dev.baton.models.rules.NoCode;
import dev.baton.models.rules.NotCompiled;
import dev.baton.models.rules.OneReading;
import dev.baton.models.rules.OwnCase;
import dev.baton.models.rules.RaciMatrix;
import dev.baton.models.rules.References;
import dev.baton.models.rules.SaneExpressions;
import dev.baton.models.rules.StableIds;
import dev.baton.models.rules.TimerDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every deployment comes through here, at start, from Modeler and over REST: bad models stay out, with every reason at once. */
@Component
public class ModelGate {

    private final KnownModels known;
    private final ExpressionLanguage language;
    private final DelegateBeans delegates;
    private final ModelFolder folder;
    private final List<ModelInspection> others;
    private final EngineParsing engine = new EngineParsing();

    public ModelGate(
            KnownModels known,
            ExpressionLanguage language,
            DelegateBeans delegates,
            ModelFolder folder,
            List<ModelInspection> others) {
        this.known = known;
        this.language = language;
        this.delegates = delegates;
        this.folder = folder;
        this.others = others;
    }

    @EventListener
    void inspect(ModelsDeployed deployed) {
        var files = deployed.files().entrySet().stream()
                .map(file -> new ModelFile(file.getKey(), file.getValue()))
                .sorted(java.util.Comparator.comparing(ModelFile::name))
                .toList();
        refuse(Stream.concat(pretence(deployed, files).stream(), problems(files).stream())
                .toList());
    }

    static void refuse(List<ModelProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ModelsRefused(problems);
        }
    }

    /** What is wrong with files that are to join what the engine has, with them or with what they would change. */
    List<ModelProblem> problems(List<ModelFile> files) {
        return problems(files, true);
    }

    /** What is wrong with files taken by themselves. */
    public List<ModelProblem> flaws(List<ModelFile> files) {
        return problems(files, false);
    }

    private List<ModelProblem> problems(List<ModelFile> files, boolean withNeighbours) {
        var problems = new ModelProblems();
        var deployment = new DeploymentContents(known);
        new ModelReader(problems, deployment).read(files);
        checkAll(deployment, withNeighbours, problems);
        files.stream().filter(problems::isClean).forEach(file -> engine.check(file, problems));
        var contents =
                files.stream().filter(problems::isClean).collect(Collectors.toMap(ModelFile::name, ModelFile::content));
        ask(others.stream().filter(other -> !other.comesLast()), contents, problems);
        if (problems.all().isEmpty() && !folder.ships(files)) {
            ask(others.stream().filter(ModelInspection::comesLast), contents, problems);
        }
        return problems.all();
    }

    private static void ask(Stream<ModelInspection> others, Map<String, byte[]> files, ModelProblems problems) {
        others.flatMap(other -> other.problems(files).stream()).forEach(problems::add);
    }

    private void checkAll(DeploymentContents deployment, boolean withNeighbours, ModelProblems problems) {
        var accountability = new Accountability(new RaciMatrix(deployment.decision(RaciMatrix.DECISION)));
        var variables = KnownVariables.ofAll(deployment, language);
        check(deployment.processes(), processRules(deployment, accountability, variables), problems);
        check(
                deployment.decisions(),
                List.of(new OneReading(), new NotCompiled(), new DecisionsInFeel(), new StableIds(), variables),
                problems);
        deployment.twins().forEach(problems::add);
        var concerned = withNeighbours ? neighbourRules(deployment, accountability) : List.<ModelRule>of();
        if (!concerned.isEmpty()) {
            check(deployment.otherProcesses(), concerned, problems);
        }
    }

    /** What a deployment changes for the processes that are there already. */
    private List<ModelRule> neighbourRules(DeploymentContents deployment, Accountability accountability) {
        var rules = new ArrayList<ModelRule>();
        if (deployment.bringsDecision(RaciMatrix.DECISION)) {
            rules.add(accountability);
        }
        if (!deployment.decisions().isEmpty()) {
            rules.add(DecisionOutputs.ofThoseBrought(deployment));
        }
        if (deployment.bringsForms()) {
            rules.add(FormContract.ofThoseBrought(deployment));
            rules.add(KnownVariables.ofFormsBrought(deployment, language));
        }
        return rules;
    }

    private List<ModelRule> processRules(
            DeploymentContents deployment, Accountability accountability, KnownVariables variables) {
        return List.of(
                new OneReading(),
                new NotCompiled(),
                new NoCode(),
                new OwnCase(),
                new Endless(),
                new SaneExpressions(language),
                new KnownDelegates(delegates),
                new References(deployment),
                new TimerDefinitions(),
                new StableIds(),
                new ClockUse(),
                new MessageNames(),
                DecisionOutputs.ofAll(deployment),
                FormContract.ofAll(deployment),
                variables,
                accountability);
    }

    private static void check(List<ModelElement> roots, List<ModelRule> rules, ModelProblems problems) {
        roots.stream()
                .flatMap(ModelElement::all)
                .forEach(element -> rules.forEach(rule -> rule.check(element, problems)));
    }

    /** Only Baton's own files may call themselves Baton's: those are replaced by an upgrade without a question. */
    private List<ModelProblem> pretence(ModelsDeployed deployed, List<ModelFile> files) {
        return DeployedModels.OURS.equals(deployed.source()) && !folder.files().containsAll(files)
                ? List.of(new ModelProblem(
                        files.get(0).name(),
                        "",
                        "comes from the source \"baton\", which Baton keeps for itself; name another"))
                : List.of();
    }
}
