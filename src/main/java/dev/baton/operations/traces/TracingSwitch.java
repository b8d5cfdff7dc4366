package dev.baton.operations.traces;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Nothing of tracing is loaded unless {@code baton.tracing.enabled} is true. Spring Boot's own switch leaves the tracer running and
 * only does not send what it made.
 */
public class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> OF_TRACING = List.of(
            "org.springframework.boot.actuate.autoconfigure.tracing.",
            "org.springframework.boot.actuate.autoconfigure.opentelemetry.",
            "org.springframework.boot.actuate.autoconfigure.logging.");

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var on = environment.getProperty("baton.tracing.enabled", Boolean.class, false);
        var kept = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            var name = classes[i];
            kept[i] = on || name == null || OF_TRACING.stream().noneMatch(name::startsWith);
        }
        return kept;
    }
}
