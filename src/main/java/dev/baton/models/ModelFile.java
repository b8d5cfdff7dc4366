package dev.baton.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** One model under its stable name, {@code processes/support-case.bpmn}: the same however Baton was started. */
public record ModelFile(String name, byte[] content) {

    public enum Kind {
        PROCESS,
        DECISION,
        CASE,
        FORM,
        OTHER
    }

    /** By the ends of names, as the engine tells them apart: it asks for no dot. */
    private static final Map<Kind, List<String>> ENDINGS = Map.of(
            Kind.PROCESS, List.of("bpmn20.xml", "bpmn"),
            Kind.DECISION, List.of("dmn11.xml", "dmn"),
            Kind.CASE, List.of("cmmn11.xml", "cmmn10.xml", "cmmn"),
            Kind.FORM, List.of("form"));

    static ModelFile of(String folder, Resource resource) {
        try {
            return new ModelFile(folder + "/" + resource.getFilename(), resource.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + resource, unreadable);
        }
    }

    public Kind kind() {
        return ENDINGS.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(name::endsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Kind.OTHER);
    }

    /** The file's name without folder. */
    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The file's name without folder and ending, which is also the id of what it holds. */
    public String id() {
        return shortName().replaceFirst("\\.[^.]*$", "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelFile file && name.equals(file.name) && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(content);
    }
}
