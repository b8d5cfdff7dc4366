package dev.baton.models;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tries sample cases, one after the other, until enough fail or the time is over. */
public final class DryRun {

    /** Of work, whatever else the machine does: the same deployment is judged alike on a busy one. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private static final int SHOWN = 5;

    private DryRun() {}

    /**
     * @param file that is blamed for whatever an attempt throws
     * @param attempt what goes wrong with a case, empty where nothing does
     */
    public static List<ModelProblem> of(
            String file, List<SampleCase> cases, Function<SampleCase, Optional<ModelProblem>> attempt) {
        var problems = new LinkedHashMap<String, ModelProblem>();
        var end = worked() + LONGEST.toNanos();
        for (var each : cases) {
            if (problems.size() == SHOWN || worked() > end) {
                break;
            }
            failure(file, each, attempt)
                    .ifPresent(problem -> problems.putIfAbsent(
                            problem.reason(),
                            new ModelProblem(
                                    problem.file(),
                                    problem.element(),
                                    "fails for %s: %s".formatted(each.name(), problem.reason()))));
        }
        return List.copyOf(problems.values());
    }

    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Optional<ModelProblem> failure(
            String file, SampleCase subject, Function<SampleCase, Optional<ModelProblem>> attempt) {
        try {
            return attempt.apply(subject);
        } catch (RuntimeException failed) {
            return Optional.of(new ModelProblem(file, "", String.valueOf(failed.getMessage())));
        }
    }
}
