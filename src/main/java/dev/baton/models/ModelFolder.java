package dev.baton.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models Baton starts with: those in its jar, or those in the directory named by {@code baton.models.location}. */
@Component
public class ModelFolder {

    private final String location;
    private final ResourcePatternResolver resources;

    public ModelFolder(@Value("${baton.models.location}") String location, ResourcePatternResolver resources) {
        this.location = prefix(location);
        this.resources = resources;
    }

    public List<ModelFile> files() {
        var files = new ArrayList<ModelFile>();
        files.addAll(files("processes", "bpmn"));
        files.addAll(files("processes", "dmn"));
        files.addAll(files("processes", "yml"));
        files.addAll(files("processes/playbooks", "md"));
        files.addAll(files("processes/templates", "mustache"));
        files.addAll(files("forms", "form"));
        if (files.isEmpty()) {
            throw new ModelsRefused(List.of(new ModelProblem(
                    location,
                    "",
                    "no models there; baton.models.location names a directory with processes/ and forms/ in it")));
        }
        return files;
    }

    /** Whether these are Baton's own as they came in its jar, which its build has tried. */
    boolean ships(Collection<ModelFile> files) {
        return location.startsWith("classpath:") && files().containsAll(files);
    }

    private List<ModelFile> files(String folder, String suffix) {
        try {
            return Arrays.stream(resources.getResources(location + folder + "/*." + suffix))
                    .sorted(Comparator.comparing((Resource file) -> Objects.requireNonNull(file.getFilename())))
                    .map(file -> ModelFile.of(folder, file))
                    .toList();
        } catch (java.io.FileNotFoundException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the models in " + location, unreadable);
        }
    }

    private static String prefix(String location) {
        if (location.startsWith("classpath:")) {
            return location.endsWith(":") || location.endsWith("/") ? location : location + "/";
        }
        return java.nio.file.Path.of(location)
                .toAbsolutePath()
                .toUri()
                .toString()
                .replaceAll("/?$", "/");
    }
}
