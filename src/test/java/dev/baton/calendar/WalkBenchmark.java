package dev.baton.calendar;

import static dev.baton.calendar.Given.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What one deadline costs, with the holidays of Germany and three pauses on Monday to Friday, 8 to 18. Not a part of
 * {@code verify}. To run it:
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.calendar.WalkBenchmark
 * </pre>
 *
 * It is meant to stay below 20 microseconds for 30 working days, below 1 millisecond for 8760, and to grow no faster
 * than the number of days walked.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WalkBenchmark {

    private static final Instant START = at("2026-01-05T09:00:00Z");
    private static final List<Pause> PAUSES = List.of(
            Given.pause("2026-01-06T08:00:00Z", "2026-01-06T12:00:00Z", "waiting on customer"),
            Given.pause("2026-01-14T15:00:00Z", "2026-01-16T09:00:00Z", "waiting on customer"),
            Given.pause("2026-01-15T10:00:00Z", "2026-01-19T10:00:00Z", "waiting on supplier"));

    /** Working days of ten hours; 8760 use up ten years of hours and run over 34 years. */
    @Param({"30", "300", "3000", "8760"})
    public int workingDays;

    private final WorkingCalendar emea = Given.calendar("""
            {"zone": "Europe/Berlin", "holidays": {"country": "DE"}, "hours": {"MON": "08:00-18:00", "TUE": "08:00-18:00", \
            "WED": "08:00-18:00", "THU": "08:00-18:00", "FRI": "08:00-18:00"}}""");

    @Benchmark
    public @Nullable Instant due() {
        return emea.due(START, Duration.ofHours(10L * workingDays), PAUSES);
    }

    @Benchmark
    public Walk narrated() {
        return emea.walkDue(START, Duration.ofHours(10L * workingDays), PAUSES);
    }

    public static void main(String[] arguments) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(WalkBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
