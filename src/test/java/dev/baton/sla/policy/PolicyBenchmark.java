package dev.baton.sla.policy;

import dev.baton.sla.ClockName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The targets of all clocks of one case, of which no other is like it: the account, the number of its cases and its revenue differ
 * each time. Not a part of {@code verify}. To run it:
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.sla.policy.PolicyBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PolicyBenchmark {

    private Policy policy;
    private long cases;

    @Setup
    public void read() throws IOException {
        policy = new Policy("sla:1", 1, 1, new PolicyRules(Files.newInputStream(Path.of("processes", "sla.dmn"))));
    }

    @Benchmark
    public Map<ClockName, Target> targets() {
        cases++;
        var facts = new HashMap<String, Object>(Map.of(
                "priority", "P2", "tier", "premium", "industry", "finance", "region", "EMEA", "category", "technical"));
        facts.putAll(Map.of(
                "health", "yellow", "usage", "steady", "team", "engineering", "renewalDays", 90L, "arr", 120_000.0));
        facts.put("account", "Customer " + cases);
        facts.put("recentCases", cases);
        facts.put("mrrRatio", cases % 1_000 / 100.0);
        return policy.targets(facts);
    }

    public static void main(String[] arguments) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(PolicyBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
