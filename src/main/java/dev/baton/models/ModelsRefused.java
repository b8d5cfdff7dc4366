package dev.baton.models;

import java.util.List;
import java.util.stream.Collectors;

class ModelsRefused extends RuntimeException {

    ModelsRefused(List<ModelProblem> problems) {
        super(problems.stream()
                .map(problem -> "  - " + problem)
                .collect(Collectors.joining("\n", "Models are refused:\n", "")));
    }
}
