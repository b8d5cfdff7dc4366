package dev.baton.benchmark;

import dev.baton.Baton;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The first start of evaluation mode in an empty directory: seconds until it is ready, and a table of what lies on the desk then.
 * Once with a desk that people have worked at, once with an empty one; the programs of PostgreSQL are there already.
 *
 * <pre>
 * ./mvnw -q -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -XX:TieredStopAtLevel=1 -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.DemoDesk true
 * java -XX:TieredStopAtLevel=1 -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.DemoDesk false
 * </pre>
 */
class DemoDesk {

    private static final Path DIRECTORY = Path.of("target/demo-desk");

    private DemoDesk() {}

    public static void main(String[] livedIn) throws Exception {
        FileSystemUtils.deleteRecursively(DIRECTORY);
        var runtime = ManagementFactory.getRuntimeMXBean();
        try (var baton = SpringApplication.run(
                Baton.class,
                "--server.port=0",
                "--baton.demo=" + livedIn[0],
                "--baton.database.directory=" + DIRECTORY,
                "--baton.database.programs=target/demo-programs")) {
            var ready = Duration.between(Instant.ofEpochMilli(runtime.getStartTime()), Instant.now());
            System.out.printf(
                    "baton.demo=%s: ready after %.1f s, processor of the JVM %.1f s, load %.1f%n",
                    livedIn[0],
                    ready.toMillis() / 1000.0,
                    ProcessHandle.current()
                                    .info()
                                    .totalCpuDuration()
                                    .orElseThrow()
                                    .toMillis()
                            / 1000.0,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            tell(baton.getBean(JdbcClient.class));
        }
    }

    private static void tell(JdbcClient jdbc) {
        table(jdbc, "state", "lower(status)", "support_case");
        table(jdbc, "priority", "coalesce(priority, 'in triage')", "support_case");
        table(jdbc, "team", "coalesce(team, 'none yet')", "support_case");
        table(jdbc, "escalations", "lower(kind) || ', ' || lower(state)", "escalation");
        table(jdbc, "escalated because", "cause", "escalation");
        table(jdbc, "promises", "lower(coalesce(outcome, 'open'))", "promise");
        table(
                jdbc,
                "deadlines missed",
                "body::jsonb #>> '{details,clock}'",
                "audit_entry where kind = 'DeadlinePassed'");
        table(jdbc, "open and late", "number || ' ' || subject", """
                support_case c where status = 'OPEN' and (exists (select 1 from sla_clock k
                  where k.case_number = c.number and k.met_at is null and k.anchor is not null and k.due < now())
                  or exists (select 1 from promise p where p.case_number = c.number and p.ended_at is null and p.due < now()))
                """);
    }

    private static void table(JdbcClient jdbc, String title, String by, String from) {
        System.out.printf("%n%s%n", title);
        jdbc.sql("select %s, count(*) from %s group by 1 order by 1".formatted(by, from))
                .query((row, number) -> "  %-50s %4d".formatted(row.getString(1), row.getLong(2)))
                .list()
                .forEach(System.out::println);
    }
}
