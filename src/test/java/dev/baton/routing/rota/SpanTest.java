package dev.baton.routing.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SpanTest {

    private static final int MOST = 40;

    @Property(tries = 500)
    void whatIsLeftIsWhatLiesInOneAndNotInTheOther(
            @ForAll @Size(max = 12) List<@IntRange(max = MOST) Integer> ends,
            @ForAll @Size(max = 12) List<@IntRange(max = MOST) Integer> taken) {
        var left = Span.without(spans(ends), spans(taken));

        for (int second = 0; second < MOST; second++) {
            var at = Instant.ofEpochSecond(second);
            assertThat(holds(left, at)).isEqualTo(holds(spans(ends), at) && !holds(spans(taken), at));
        }
        for (int i = 1; i < left.size(); i++) {
            assertThat(left.get(i).from()).isAfter(left.get(i - 1).to());
        }
    }

    private static boolean holds(List<Span> spans, Instant at) {
        return spans.stream().anyMatch(span -> span.contains(at));
    }

    private static List<Span> spans(List<Integer> ends) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i + 1 < ends.size(); i += 2) {
            if (!ends.get(i).equals(ends.get(i + 1))) {
                spans.add(new Span(
                        Instant.ofEpochSecond(Math.min(ends.get(i), ends.get(i + 1))),
                        Instant.ofEpochSecond(Math.max(ends.get(i), ends.get(i + 1)))));
            }
        }
        return spans;
    }
}
