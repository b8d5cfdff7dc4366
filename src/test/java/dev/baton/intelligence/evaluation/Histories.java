package dev.baton.intelligence.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Histories in which it is known what tells the outcome: cases of the product "fragile" go to another line more often. */
public final class Histories {

    private static final Instant BEGIN = Instant.parse("2025-01-06T08:00:00Z");

    private Histories() {}

    /** The columns closed_at, Final state, told, minutes and trace have on all lines what became known at the end. */
    public static Path written(Path folder, int cases) throws IOException {
        var random = new Random(7);
        var lines = new ArrayList<String>(List.of("case,time,line,product,closed_at,Final state,told,minutes,trace"));
        for (int each = 0; each < cases; each++) {
            var product = random.nextInt(3) == 0 ? "fragile" : "solid";
            var escalates = random.nextDouble() < (product.equals("fragile") ? 0.8 : 0.1);
            var begin = BEGIN.plus(each * 3L, ChronoUnit.HOURS);
            var last = escalates ? "L2" : "L1";
            var length = 3 + random.nextInt(4);
            var minutes = length * 60 + random.nextInt(40);
            for (int event = 0; event < length; event++) {
                lines.add("C%d,%s,%s,%s,%s,%s,%s,%d,%s"
                        .formatted(
                                each,
                                begin.plus(event, ChronoUnit.HOURS),
                                event < 2 ? "L1" : last,
                                product,
                                begin.plus(length - 1, ChronoUnit.HOURS),
                                escalates ? "late" : "good",
                                last,
                                minutes,
                                "path " + length));
            }
        }
        return Files.write(folder.resolve("history.csv"), lines);
    }
}
