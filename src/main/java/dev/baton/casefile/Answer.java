package dev.baton.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered to a question that a process owner added to a form.
 *
 * @param task name of the task, {@code form} and {@code field} the keys of what asked
 * @param question the field's label
 * @param answeredBy null where a program did
 */
public record Answer(
        String task,
        String form,
        String field,
        String question,
        String value,
        @Nullable String answeredBy,
        Instant at) {}
