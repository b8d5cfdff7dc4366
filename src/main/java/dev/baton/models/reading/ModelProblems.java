package dev.baton.models.reading;

import dev.baton.models.ModelFile;
import dev.baton.models.ModelProblem;
import java.util.ArrayList;
import java.util.List;

/** What was found so far, each thing once. */
public class ModelProblems {

    private final List<ModelProblem> found = new ArrayList<>();

    public void add(ModelElement element, String reason) {
        add(new ModelProblem(element.file(), element.id(), reason));
    }

    public void add(ModelProblem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    public boolean isClean(ModelFile file) {
        return found.stream().noneMatch(problem -> problem.file().equals(file.name()));
    }

    public List<ModelProblem> all() {
        return List.copyOf(found);
    }
}
