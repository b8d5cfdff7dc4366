package dev.baton.outbound;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long each call takes: a timer, and a span where there are traces. Which trace a call belongs to is told only to hosts that are
 * named ({@code baton.tracing.handed-to}): most servers that Baton calls are somebody else's. Of the address only the host is kept.
 */
@Component
class ObservedCalls {

    private final ObservationRegistry registry;
    private final List<String> handedTo;

    ObservedCalls(ObservationRegistry registry, @Value("${baton.tracing.handed-to:}") List<String> handedTo) {
        this.registry = registry;
        this.handedTo = handedTo.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    static ObservedCalls none() {
        return new ObservedCalls(ObservationRegistry.NOOP, List.of());
    }

    /** @param way makes the call, with the headers that it is to have besides its own */
    Reply observe(Call call, Function<Call, Reply> way) {
        var host = Objects.requireNonNullElse(call.address().getHost(), "").toLowerCase(Locale.ROOT);
        var handed = new LinkedHashMap<String, String>();
        var sent = new SenderContext<Map<String, String>>(
                (headers, name, value) -> {
                    if (headers != null && handedTo.contains(host)) {
                        headers.put(name, value);
                    }
                },
                Kind.CLIENT);
        sent.setCarrier(handed);
        var observation = Observation.createNotStarted("baton.call", () -> sent, registry)
                .contextualName("call out")
                .lowCardinalityKeyValue("method", call.method())
                .lowCardinalityKeyValue("outcome", "none")
                .highCardinalityKeyValue("host", host);
        return observation.observe(() -> {
            var reply = way.apply(with(call, handed));
            observation.lowCardinalityKeyValue("outcome", reply.status() / 100 + "xx");
            return reply;
        });
    }

    private static Call with(Call call, Map<String, String> headers) {
        var more = call;
        for (var header : headers.entrySet()) {
            more = more.with(header.getKey(), header.getValue());
        }
        return more;
    }
}
