package dev.baton.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as the engine's tables have it.
 *
 * @param escalation the one it is about, null where it is about none
 * @param advice the question it asks, null where it asks none
 * @param groups who may take it on
 */
record LifeTask(
        String id,
        String name,
        @Nullable String assignee,
        @Nullable Instant due,
        @Nullable Long escalation,
        @Nullable Long advice,
        List<String> groups) {}
