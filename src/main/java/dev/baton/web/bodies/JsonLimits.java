package dev.baton.web.bodies;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * JSON of many small values becomes a tree many times its size, whoever reads it, Baton or the engine's REST API: how many there may
 * be is set before anybody makes a parser.
 */
public class JsonLimits implements EnvironmentPostProcessor {

    /** Braces, brackets, names and values of one document. */
    public static final int MOST_TOKENS = 200_000;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        StreamReadConstraints.overrideDefaultStreamReadConstraints(
                StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build());
    }
}
