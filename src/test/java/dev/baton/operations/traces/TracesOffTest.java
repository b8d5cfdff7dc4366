package dev.baton.operations.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.HttpStub;
import dev.baton.outbound.Call;
import dev.baton.outbound.Outbound;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** While nobody switches it on there is no tracer, no exporter and no header. */
@BatonTest
class TracesOffTest {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Outbound outbound;

    @Test
    void nothingOfItIsLoaded() {
        assertThat(beans.getBeanNamesForType(io.micrometer.tracing.Tracer.class))
                .isEmpty();
        assertThat(beans.getBeanNamesForType(io.opentelemetry.api.OpenTelemetry.class))
                .isEmpty();
        assertThat(beans.getBeanNamesForType(io.opentelemetry.sdk.trace.export.SpanExporter.class))
                .isEmpty();
    }

    @Test
    void callsOutSayNothingOfTraces() {
        try (var other = new HttpStub()) {
            outbound.call(Call.get(URI.create(other.url("/"))));
            assertThat(other.heard())
                    .hasSize(1)
                    .allSatisfy(heard ->
                            assertThat(heard.headers()).doesNotContainKeys("traceparent", "tracestate", "baggage"));
        }
    }
}
