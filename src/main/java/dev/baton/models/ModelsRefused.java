package dev.baton.models;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;

/** The engine's own exception for what the caller got wrong, so that Modeler is answered with 400 and shows the list. */
public class ModelsRefused extends BadUserRequestException {

    /** How many problems are listed at most. */
    private static final int SHOWN = 200;

    ModelsRefused(List<ModelProblem> problems) {
        super(problems.stream()
                .limit(SHOWN)
                .map(problem -> "  - " + problem)
                .collect(Collectors.joining("\n", "Models are refused:\n", more(problems.size()))));
    }

    private static String more(int problems) {
        return problems > SHOWN ? "\n  and %d more".formatted(problems - SHOWN) : "";
    }
}
