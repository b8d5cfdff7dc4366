package dev.baton.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every operation of the engine's REST API, as its own OpenAPI document lists them. */
final class EngineApi {

    private static final List<Operation> OPERATIONS = read();

    private EngineApi() {}

    record Operation(String method, String path) {

        /** The first word of the path. */
        String resource() {
            return path.split("/")[1];
        }
    }

    static List<Operation> operations() {
        return OPERATIONS;
    }

    private static List<Operation> read() {
        var operations = new ArrayList<Operation>();
        document()
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey()))));
        return List.copyOf(operations);
    }

    private static JsonNode document() {
        try (var json = EngineApi.class.getResourceAsStream("/openapi.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
