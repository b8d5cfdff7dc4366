package dev.baton.routing.rota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time, never empty. @param to exclusive */
public record Span(Instant from, Instant to) {

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    public boolean meets(Instant begin, Instant end) {
        return from.isBefore(end) && begin.isBefore(to);
    }

    /** In the order of time and apart from each other. */
    public static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>();
        for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || span.from.isAfter(last.to)) {
                joined.add(span);
            } else if (span.to.isAfter(last.to)) {
                joined.set(joined.size() - 1, new Span(last.from, span.to));
            }
        }
        return joined;
    }

    /** What of the spans is left when those are taken away; both may lie in any order. */
    public static List<Span> without(List<Span> spans, List<Span> taken) {
        var left = new ArrayList<Span>();
        var apart = joined(taken);
        var next = 0;
        for (var span : joined(spans)) {
            var at = span.from;
            while (next < apart.size() && !apart.get(next).to.isAfter(at)) {
                next++;
            }
            for (var i = next; i < apart.size() && apart.get(i).from.isBefore(span.to); i++) {
                if (at.isBefore(apart.get(i).from)) {
                    left.add(new Span(at, apart.get(i).from));
                }
                at = apart.get(i).to;
            }
            if (at.isBefore(span.to)) {
                left.add(new Span(at, span.to));
            }
        }
        return left;
    }
}
