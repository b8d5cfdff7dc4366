package dev.baton.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TimeZone;
import java.util.function.Consumer;

/**
 * Where the processor's time of a report and of a reply goes, once the JVM is warm.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.HotSpotBenchmark
 * </pre>
 */
final class HotSpotBenchmark {

    private static final int WARM_UP = 400;
    private static final int MEASURED = 400;

    private final Peer baton;
    private final WholeCase one;

    private HotSpotBenchmark(Peer baton) {
        this.baton = baton;
        this.one = WholeCase.baton(baton.desk());
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server()) {
            server.create("baton");
            try (var baton = Peer.baton(server, "baton")) {
                new HotSpotBenchmark(baton).run();
            }
        }
        System.exit(0);
    }

    private void run() throws IOException {
        var number = one.report();
        WholeCase.inParallel(4, WARM_UP, i -> {
            one.report();
            one.reply(number);
        });
        record("report", MEASURED, i -> one.report());
        record("reply", 3 * MEASURED, i -> one.reply(number));
    }

    private void record(String step, int times, Consumer<Integer> work) throws IOException {
        var file = Path.of("target/benchmark/%s.jfr".formatted(step)).toAbsolutePath();
        jcmd("JFR.start", "name=" + step, "settings=profile", "filename=" + file);
        WholeCase.inParallel(2, times, work);
        jcmd("JFR.stop", "name=" + step, "filename=" + file);
        System.out.printf("%n%s, load %s%n", step, Server.load());
        FramesByShare.of(file).print();
    }

    private void jcmd(String... command) throws IOException {
        var all = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(baton.pid())));
        all.addAll(java.util.List.of(command));
        var process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", all));
        }
    }
}
