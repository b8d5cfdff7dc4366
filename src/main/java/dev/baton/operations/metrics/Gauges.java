package dev.baton.operations.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The latest sample as gauges. A scrape asks no database; how old the sample is says {@code baton.sample.age.seconds}. */
@Component
public class Gauges {

    private final MeterRegistry registry;
    private final Samples samples;
    private final Count count;
    private final Clock clock;
    private final Duration every;
    private final String node;
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();
    private volatile @Nullable Sample shown;

    Gauges(
            MeterRegistry registry,
            Samples samples,
            Count count,
            Clock clock,
            @Value("${baton.metrics.every}") Duration every,
            @Value("${baton.node}") String node) {
        this.registry = registry;
        this.samples = samples;
        this.count = count;
        this.clock = clock;
        this.every = every;
        this.node = node;
        Gauge.builder("baton.sample.age.seconds", this, Gauges::age)
                .description("How old the numbers of the desk are")
                .strongReference(true)
                .register(registry);
    }

    /** Counts where no node did lately, and shows what was counted last. */
    public void refresh() {
        var now = clock.instant();
        if (samples.claim(now, every)) {
            var sample = new Sample(now, node, count.all(now));
            samples.keep(sample);
            show(sample);
        } else {
            samples.latest().ifPresent(this::show);
        }
    }

    private void show(Sample sample) {
        var known = shown;
        if (known != null && known.at().equals(sample.at())) {
            return;
        }
        var byName = sample.all().stream().collect(Collectors.groupingBy(Measured::name));
        byName.forEach((name, numbers) -> gauge(name).register(rows(numbers), true));
        gauges.forEach((name, gauge) -> {
            if (!byName.containsKey(name)) {
                gauge.register(List.of(), true);
            }
        });
        shown = sample;
    }

    private MultiGauge gauge(String name) {
        return gauges.computeIfAbsent(name, any -> MultiGauge.builder(any).register(registry));
    }

    private static List<MultiGauge.Row<?>> rows(List<Measured> numbers) {
        return numbers.stream()
                .<MultiGauge.Row<?>>map(number -> MultiGauge.Row.of(tags(number), number.value()))
                .toList();
    }

    private static Tags tags(Measured number) {
        return Tags.of(number.labels().entrySet().stream()
                .map(label -> Tag.of(label.getKey(), label.getValue()))
                .toList());
    }

    /** Seconds; not a number before the first. */
    private double age() {
        var known = shown;
        return known == null
                ? Double.NaN
                : Duration.between(known.at(), clock.instant()).toMillis() / 1000.0;
    }
}
