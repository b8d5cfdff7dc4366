package dev.baton.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as the engine's tables have it.
 *
 * @param escalation the one it is about, null where it is about none
 * @param groups who may take it on
 */
record LifeTask(
        String id,
        String name,
        @Nullable String assignee,
        @Nullable Instant due,
        @Nullable Long escalation,
        List<String> groups) {}
