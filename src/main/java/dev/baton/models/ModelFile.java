package dev.baton.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;

/** One model under its stable name, {@code processes/support-case.bpmn}: the same however Baton was started. */
record ModelFile(String name, byte[] content) {

    static ModelFile of(String folder, Resource resource) {
        try {
            return new ModelFile(folder + "/" + resource.getFilename(), resource.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + resource, unreadable);
        }
    }

    boolean is(String suffix) {
        return name.endsWith("." + suffix);
    }

    /** The file's name without folder and ending, which is also the id of what it holds. */
    String id() {
        return name.substring(name.indexOf('/') + 1, name.lastIndexOf('.'));
    }

    InputStream stream() {
        return new ByteArrayInputStream(content);
    }
}
