package dev.baton.audit.verify;

import dev.baton.audit.lines.Head;
import dev.baton.audit.lines.Line;
import dev.baton.audit.lines.LinesAhead;
import dev.baton.audit.lines.Members;
import dev.baton.audit.lines.NoLine;
import dev.baton.audit.lines.Values;
import dev.baton.audit.verify.Finding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One export, line by line, up to its first fault. */
final class Reading {

    private static final byte[] AT = Values.key("at");
    private static final String CUT_OFF = "The export ends %s: it was cut off after %d entries.";

    private final Head head;
    private final Course course;
    private final Words words = new Words();
    private final Span span = new Span();
    private boolean isEnded;

    Reading(Head head, Course course) {
        this.head = head;
        this.course = course;
    }

    /** Empty where there is none. */
    Optional<Finding> fault(LinesAhead lines) throws IOException, CannotBeChecked {
        try {
            for (var line = lines.next(); line != null; line = lines.next()) {
                read(line);
            }
            if (!isEnded) {
                throw cutOff("without its last line");
            }
            course.end();
            return Optional.empty();
        } catch (Faulty faulty) {
            return Optional.of(moved(faulty, lines).orElse(faulty.finding()));
        }
    }

    Verdict.Range range() {
        return span.range();
    }

    private Optional<Finding> moved(Faulty faulty, LinesAhead lines) throws IOException {
        return faulty.sought().isEmpty()
                ? Optional.empty()
                : faulty.sought().get().in(lines, head.isSelection());
    }

    private void read(Line line) throws Faulty {
        try {
            var members = line.members();
            if (isEnded) {
                throw new Faulty(Finding.at(
                        span.count,
                        Kind.ADDED,
                        "Line %d was added: it stands after the end.".formatted(line.number())));
            }
            if (LeafLine.isOne(members)) {
                readLeaf(LeafLine.of(members, line.number(), head.isSelection()));
            } else {
                readOther(members);
            }
        } catch (NoLine otherwise) {
            throw line.isLastBytes() ? cutOff("in the middle of a line") : noLine(line, otherwise);
        }
    }

    private void readLeaf(LeafLine line) throws Faulty, NoLine {
        course.place(line);
        var hash = line.checkedHash();
        words.check(line);
        course.leaf(line, hash);
        span.add(line);
    }

    private void readOther(Members line) throws Faulty, NoLine {
        var first = line.firstIn(Members.NONE);
        var keys = keys(line);
        if (keys.equals(List.of("checkpoint"))) {
            course.checkpoint(Trust.note(Values.text(line, first), "The checkpoint"));
        } else if (keys.equals(List.of("consistency", "since"))) {
            course.consistency(Values.count(line, line.after(first)), Values.hashes(line, first));
        } else if (keys.equals(List.of("end"))) {
            end(Values.count(line, first));
        } else {
            throw new NoLine("is none that an export has");
        }
    }

    private void end(long count) throws Faulty {
        if (count > span.count) {
            throw cutOff("with a line that tells of %d entries".formatted(count));
        }
        if (count < span.count) {
            throw new Faulty(Finding.at(
                    count,
                    Kind.ADDED,
                    "There are %d entries and the end tells of %d: some were added.".formatted(span.count, count)));
        }
        isEnded = true;
    }

    private Faulty cutOff(String where) {
        return new Faulty(Finding.at(span.next(), Kind.CUT_OFF, CUT_OFF.formatted(where, span.count)));
    }

    private Faulty noLine(Line line, NoLine fault) {
        return new Faulty(Finding.at(
                span.next(),
                Kind.ALTERED,
                "Line %d, after %d entries, was altered: it %s."
                        .formatted(line.number(), span.count, fault.getMessage())));
    }

    private static List<String> keys(Members line) {
        var first = line.firstIn(Members.NONE);
        if (first == Members.NONE) {
            return List.of();
        }
        var second = line.after(first);
        if (second == Members.NONE) {
            return List.of(line.key(first));
        }
        return line.after(second) == Members.NONE ? List.of(line.key(first), line.key(second)) : List.of();
    }

    /** Which entries were read. */
    private static final class Span {

        private long count;
        private long gone;
        private long first = -1;
        private long last = -1;
        private byte @Nullable [] from;
        private byte @Nullable [] to;

        void add(LeafLine line) {
            count++;
            first = first < 0 ? line.leaf() : first;
            last = line.leaf();
            if (!line.hasEntry()) {
                gone++;
                return;
            }
            var members = line.members();
            var at = members.find(line.entry(), AT);
            if (at != Members.NONE && members.isText(at)) {
                var begin = members.from(at) + 1;
                var end = members.to(at) - 1;
                if (from == null || Arrays.compare(members.bytes(), begin, end, from, 0, from.length) < 0) {
                    from = Arrays.copyOfRange(members.bytes(), begin, end);
                }
                if (to == null || Arrays.compare(members.bytes(), begin, end, to, 0, to.length) > 0) {
                    to = Arrays.copyOfRange(members.bytes(), begin, end);
                }
            }
        }

        long next() {
            return last + 1;
        }

        Verdict.Range range() {
            return new Verdict.Range(count, gone, first, last, text(from), text(to));
        }

        private static @Nullable String text(byte @Nullable [] instant) {
            return instant == null ? null : new String(instant, StandardCharsets.UTF_8);
        }
    }
}
