package dev.baton.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Models come in, at start, from Modeler or over REST alike. It is published before the engine reads them, inside the
 * transaction that brings them: a listener that throws makes them not have come.
 *
 * @param source who brings them, as the deployment says; null where it does not
 * @param files content by resource name; with duplicate filtering those that changed only
 */
public record ModelsDeployed(String deployment, @Nullable String source, Map<String, byte[]> files) {}
