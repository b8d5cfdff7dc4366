package dev.baton.operations.traces;

import io.micrometer.observation.ObservationPredicate;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Baton wants otherwise than Spring Boot. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.tracing.enabled")
class Traces {

    /** Whoever calls Baton may name the trace that a request belongs to; how many are recorded is ours to say. */
    @Bean
    Sampler sampler(@Value("${baton.tracing.share}") double share) {
        var ours = Sampler.traceIdRatioBased(share);
        return Sampler.parentBasedBuilder(ours)
                .setRemoteParentSampled(ours)
                .setRemoteParentNotSampled(ours)
                .build();
    }

    /** Looking every half second whether there is something to do is no work, and the filters of a request are part of it. */
    @Bean
    ObservationPredicate onlyWork() {
        return (name, context) -> !name.startsWith("spring.security.") && !name.startsWith("tasks.scheduled.");
    }

    @Bean
    static BeanPostProcessor spansSayNothingOfPeople() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SpanExporter exporter ? new PlainSpans(exporter) : bean;
            }
        };
    }
}
