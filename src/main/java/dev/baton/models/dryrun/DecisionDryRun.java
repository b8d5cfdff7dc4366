package dev.baton.models.dryrun;

import dev.baton.engine.Decisions;
import dev.baton.models.DryRun;
import dev.baton.models.DryRuns;
import dev.baton.models.KnownModels;
import dev.baton.models.ModelInspection;
import dev.baton.models.ModelProblem;
import dev.baton.models.SampleCase;
import dev.baton.models.SampleCases;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** New decisions and processes are gone through by sample cases, together with what is deployed already; no row is written. */
@Component
class DecisionDryRun implements ModelInspection {

    private static final String CASE = "support-case";

    private final KnownModels known;
    private final DryRuns runs;
    private volatile @Nullable Verdict last;
    private final DmnEngine engine = Decisions.configuration().buildEngine();

    DecisionDryRun(KnownModels known, DryRuns runs) {
        this.runs = runs;
        this.known = known;
    }

    @Override
    public boolean comesLast() {
        return true;
    }

    @Override
    public List<ModelProblem> problems(Map<String, byte[]> files) {
        var ours = new TreeMap<String, byte[]>(files);
        ours.keySet().removeIf(name -> !name.endsWith(".bpmn") && !name.endsWith(".dmn"));
        if (ours.isEmpty()) {
            return List.of();
        }
        var verdict = last;
        if (verdict == null || !verdict.isOf(ours)) {
            verdict = attempt(ours);
            last = verdict;
        }
        runs.tell(String.join(", ", ours.keySet()), verdict.run());
        return verdict.run().problems();
    }

    /** A start asks more than once about the same files. What depends on models deployed earlier is not remembered. */
    private record Verdict(Map<String, byte[]> files, boolean alone, DryRun run) {

        boolean isOf(Map<String, byte[]> others) {
            return alone
                    && files.keySet().equals(others.keySet())
                    && files.entrySet().stream()
                            .allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
        }
    }

    /** On its way a case gets its priority from the tables. */
    private static Predicate<SampleCase> distinct() {
        var seen = new HashSet<Map<String, @Nullable Object>>();
        return sample -> {
            var facts = new HashMap<>(sample.facts());
            facts.remove("priority");
            return seen.add(facts);
        };
    }

    private Verdict attempt(Map<String, byte[]> files) {
        var models = new WalkedModels(known, engine);
        files.forEach(models::add);
        var walk = new DecisionWalk(engine, models::process, models::decision);
        var samples = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".dmn"))
                .flatMap(file -> SampleCases.of(file.getValue()).stream())
                .filter(distinct())
                .toList();
        var first = files.keySet().iterator().next();
        var run = DryRun.of(
                first,
                samples.isEmpty() ? SampleCase.examples() : samples,
                sample -> walk.walk(CASE, sample)
                        .map(failure -> new ModelProblem(
                                models.file(failure.decision()).orElse(first), failure.task(), failure.reason())));
        return new Verdict(files, models.areAlone(), run);
    }
}
