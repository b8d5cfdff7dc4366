package dev.baton.evaluation;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Without a data source Baton is being tried out: it brings its own PostgreSQL and its own people, and listens to this
 * machine only.
 */
public class EvaluationMode implements EnvironmentPostProcessor, Ordered {

    public static final String PROPERTY = "baton.evaluation";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (hasDatabase(environment)) {
            environment.getPropertySources().addFirst(source(Map.of(PROPERTY, "false")));
        } else {
            environment
                    .getPropertySources()
                    .addFirst(source(Map.of(
                            PROPERTY,
                            "true",
                            "server.address",
                            "127.0.0.1",
                            "baton.admin.password",
                            DemoPeople.PASSWORD)));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static boolean hasDatabase(ConfigurableEnvironment environment) {
        var url = environment.getProperty("spring.datasource.url");
        return url != null && !url.isBlank();
    }

    private static MapPropertySource source(Map<String, Object> properties) {
        return new MapPropertySource("evaluation mode", properties);
    }
}
