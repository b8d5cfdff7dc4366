package dev.baton.models.reading;

import dev.baton.models.ModelProblem;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ParseException;

/** Why the engine refused a model, in lines a process owner can act on. */
public final class Reasons {

    private Reasons() {}

    /** The innermost message: the outer ones only say that something went wrong. */
    public static String of(Throwable failure) {
        var innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("unknown");
    }

    public static List<ModelProblem> of(ParseException failure) {
        var problems = new ArrayList<ModelProblem>();
        for (var report : failure.getResorceReports()) {
            for (var error : report.getErrors()) {
                problems.add(new ModelProblem(
                        report.getResourceName(),
                        place(error.getMainElementId(), error.getLine()),
                        error.getMessage()));
            }
        }
        return problems;
    }

    private static String place(@org.jspecify.annotations.Nullable String element, int line) {
        return element == null ? "line " + line : element;
    }
}
