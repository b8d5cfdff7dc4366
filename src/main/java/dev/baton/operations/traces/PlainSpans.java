package dev.baton.operations.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Spans as they may leave Baton: of their attributes those that are named here, which hold no address, query, token or word of
 * anybody; no message of an exception, which may hold any of them. Paths are told as patterns.
 */
final class PlainSpans implements SpanExporter {

    private static final Set<String> KEPT =
            Set.of("method", "uri", "status", "outcome", "exception", "error", "type", "process", "host");

    private final SpanExporter away;

    PlainSpans(SpanExporter away) {
        this.away = away;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return away.export(spans.stream().<SpanData>map(Plain::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return away.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return away.shutdown();
    }

    private static final class Plain extends DelegatingSpanData {

        private final Attributes attributes;

        Plain(SpanData span) {
            super(span);
            this.attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !KEPT.contains(key.getKey()))
                    .build();
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
