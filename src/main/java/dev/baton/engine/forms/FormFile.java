package dev.baton.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;

/** The form of a task or a start as its file has it, and what it asks. */
public final class FormFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFile() {}

    /**
     * Empty for a task or a start that has no form.
     *
     * @param file as the engine's commands give it, which refuse where there is none
     */
    public static Optional<JsonNode> read(Supplier<InputStream> file) {
        try (var form = file.get()) {
            return Optional.of(JSON.readTree(form));
        } catch (BadUserRequestException withoutForm) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The keys of all that somebody fills in, also within groups. */
    public static Set<String> fields(JsonNode form) {
        return new HashSet<>(form.findValuesAsText("key"));
    }

    /** None for a task or a start that has no form. */
    public static Set<String> fieldsOf(Supplier<InputStream> file) {
        return read(file).map(FormFile::fields).orElse(Set.of());
    }
}
