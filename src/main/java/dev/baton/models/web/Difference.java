package dev.baton.models.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What would change, line by line, with some lines around each change. */
record Difference(List<Line> lines) {

    private static final int AROUND = 3;

    enum Kind {
        ADDED,
        REMOVED,
        SAME,
        PLACE
    }

    record Line(Kind kind, String text) {

        private static Line of(String written) {
            var kind = written.startsWith("@@")
                    ? Kind.PLACE
                    : written.startsWith("+") ? Kind.ADDED : written.startsWith("-") ? Kind.REMOVED : Kind.SAME;
            return new Line(kind, written);
        }
    }

    static Difference between(byte[] running, byte[] offered) {
        var from = lines(running);
        var patch = DiffUtils.diff(from, lines(offered));
        var written = UnifiedDiffUtils.generateUnifiedDiff("running", "offered", from, patch, AROUND);
        return new Difference(written.stream().skip(2).map(Line::of).toList());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }
}
