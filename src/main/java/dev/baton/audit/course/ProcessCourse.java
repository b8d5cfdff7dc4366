package dev.baton.audit.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process instance on its model.
 *
 * @param instance its id
 * @param definition the id of the process definition, under which its model is drawn
 * @param model key and version
 * @param steps what was reached, in its order
 * @param planned names of what the model has and was never reached, in the order of the model
 * @param others further instances of the case, the latest first
 */
public record ProcessCourse(
        String instance, String definition, String model, List<Step> steps, List<String> planned, List<Other> others) {

    /**
     * @param element its id in the model
     * @param flows ids of the flows that led to it, with spaces between
     * @param until number of the last step during which it was still open; {@code open} while it is
     */
    public record Step(
            String element,
            String name,
            Instant began,
            @Nullable Instant ended,
            @Nullable String by,
            String flows,
            String until) {}

    public record Other(String instance, String model, Instant began) {}
}
