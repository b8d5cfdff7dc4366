package dev.baton.engine.feel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What it costs, in time and in memory, to ask all decisions of a shipped file once about one case: with the stock FEEL and with
 * Baton's. Not a part of {@code verify}. To run it:
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.engine.feel.DecisionBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {

    private static final VariableMap FACTS = Variables.createVariables()
            .putValue("priority", "P2")
            .putValue("category", "technical")
            .putValue("productArea", "api")
            .putValue("impact", "high")
            .putValue("urgency", "medium")
            .putValue("channel", "email")
            .putValue("tier", "premium")
            .putValue("industry", "finance")
            .putValue("region", "EMEA")
            .putValue("health", "yellow")
            .putValue("usage", "steady")
            .putValue("arr", 120_000.0)
            .putValue("mrrRatio", 1.2)
            .putValue("recentCases", 3L)
            .putValue("renewalDays", 90L)
            .putValue("interactions", 2)
            .putValue("reopened", 0)
            .putValue("refusedSignOffs", 0)
            .putValue("escalated", false)
            .putValue("accountComplete", true)
            .putValue("team", "engineering")
            .putValue("clock", "resolution");

    @Param({"triage", "sla"})
    public String file = "triage";

    @Param({"stock", "baton"})
    public String feel = "stock";

    private DmnEngine engine;
    private List<DmnDecision> decisions;

    @Setup
    public void read() throws IOException {
        engine = (feel.equals("stock") ? new DefaultDmnEngineConfiguration() : CachingFeelEngineFactory.configuration())
                .buildEngine();
        try (InputStream dmn = Files.newInputStream(Path.of("processes", file + ".dmn"))) {
            decisions = engine.parseDecisions(dmn);
        }
    }

    @Benchmark
    public void ask(Blackhole said) {
        decisions.forEach(decision -> said.consume(engine.evaluateDecision(decision, FACTS)));
    }

    public static void main(String[] arguments) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(DecisionBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
