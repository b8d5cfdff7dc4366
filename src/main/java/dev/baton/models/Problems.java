package dev.baton.models;

import java.util.ArrayList;
import java.util.List;

/** What was found so far, each thing once. */
class Problems {

    private final List<ModelProblem> found = new ArrayList<>();

    void add(ModelElement element, String reason) {
        add(new ModelProblem(element.file(), element.id(), reason));
    }

    void add(ModelProblem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    boolean isClean(ModelFile file) {
        return found.stream().noneMatch(problem -> problem.file().equals(file.name()));
    }

    List<ModelProblem> all() {
        return List.copyOf(found);
    }
}
