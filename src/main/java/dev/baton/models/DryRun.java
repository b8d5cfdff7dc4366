package dev.baton.models;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sample cases that were tried one after the other, until enough failed or the time was over.
 *
 * @param tried how many of them
 * @param cases how many there are
 */
public record DryRun(List<ModelProblem> problems, int tried, int cases) {

    /** Of work, whatever else the machine does: the same deployment is judged alike on a busy one. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int SHOWN = 5;

    /**
     * @param file that is blamed for whatever an attempt throws
     * @param attempt what goes wrong with a case, empty where nothing does
     */
    public static DryRun of(String file, List<SampleCase> cases, Function<SampleCase, Optional<ModelProblem>> attempt) {
        return of(file, cases, attempt, LONGEST);
    }

    static DryRun of(
            String file,
            List<SampleCase> cases,
            Function<SampleCase, Optional<ModelProblem>> attempt,
            Duration longest) {
        var problems = new LinkedHashMap<String, ModelProblem>();
        var end = worked() + longest.toNanos();
        int tried = 0;
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
            tried++;
        }
        return new DryRun(List.copyOf(problems.values()), tried, cases.size());
    }

    /** Whether nothing is left that could still go wrong with a sample case. */
    public boolean isWhole() {
        return tried == cases;
    }

    /** For whoever deploys. */
    public String told() {
        return isWhole()
                ? "All %d sample cases were tried.".formatted(cases)
                : "Stopped after %d of %d sample cases: not all was tried.".formatted(tried, cases);
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
