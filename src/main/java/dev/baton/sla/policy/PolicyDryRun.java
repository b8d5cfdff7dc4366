package dev.baton.sla.policy;

import dev.baton.models.DryRun;
import dev.baton.models.DryRuns;
import dev.baton.models.ModelInspection;
import dev.baton.models.ModelProblem;
import dev.baton.models.SampleCases;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Before a policy counts, every clock of every sample case gets its target from it, as it would afterwards. */
@Component
class PolicyDryRun implements ModelInspection {

    private volatile @Nullable Verdict last;

    private final DryRuns runs;

    PolicyDryRun(DryRuns runs) {
        this.runs = runs;
    }

    private record Verdict(byte[] content, DryRun run) {}

    @Override
    public boolean comesLast() {
        return true;
    }

    @Override
    public List<ModelProblem> problems(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("sla.dmn"))
                .flatMap(file -> problems(file.getKey(), file.getValue()).stream())
                .toList();
    }

    /** A start asks more than once about the same file. */
    private List<ModelProblem> problems(String file, byte[] content) {
        var known = last;
        if (known == null || !Arrays.equals(known.content(), content)) {
            known = new Verdict(content.clone(), attempt(file, content));
            last = known;
        }
        runs.tell(file, known.run());
        return known.run().problems();
    }

    private static DryRun attempt(String file, byte[] content) {
        var policy = new Policy("", 0, 0, new PolicyRules(new ByteArrayInputStream(content)));
        return DryRun.of(file, SampleCases.of(content), sample -> {
            policy.targets(sample.facts());
            return Optional.empty();
        });
    }
}
