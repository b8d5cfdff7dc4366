package dev.baton.benchmark;

import dev.baton.audit.note.VerifierKey;
import dev.baton.audit.verify.ExportOf;
import dev.baton.audit.verify.Verifier;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * How fast an export is verified, against SHA-256 of the same bytes, which take turns; on a machine with two idle processors. Every fourth entry has words.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.VerifyAuditBenchmark
 * </pre>
 */
final class VerifyAuditBenchmark {

    private static final int ENTRIES = 200_000;
    private static final int ROUNDS = 8;

    private VerifyAuditBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var log = ExportOf.entries(ENTRIES);
        var export = (String.join("\n", log.log()) + "\n").getBytes(StandardCharsets.UTF_8);
        var verifier = new Verifier(List.of(VerifierKey.parse(log.key())), List.of());
        System.out.printf("%d entries, %.0f bytes a line%n", ENTRIES, (double) export.length / ENTRIES);
        for (int round = 0; round < ROUNDS; round++) {
            var hashing = System.nanoTime();
            MessageDigest.getInstance("SHA-256").digest(export);
            var begin = System.nanoTime();
            var processor = processorTime();
            var verdict = verifier.check(new ByteArrayInputStream(export), read -> {});
            var end = System.nanoTime();
            if (!verdict.isGood()) {
                throw new IllegalStateException(verdict.toString());
            }
            System.out.printf(
                    "SHA-256 %.0f MB/s, verified %.0f MB/s: %.2f×; %.0f entries/s; this thread %.2f µs an entry (load %s)%n",
                    speed(export, begin - hashing),
                    speed(export, end - begin),
                    (double) (begin - hashing) / (end - begin),
                    ENTRIES * 1e9 / (end - begin),
                    (processorTime() - processor) / 1e3 / ENTRIES,
                    Server.load());
        }
    }

    /** Of the thread that hashes; another one reads and scans meanwhile. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double speed(byte[] bytes, long nanoseconds) {
        return bytes.length * 1e3 / nanoseconds;
    }
}
