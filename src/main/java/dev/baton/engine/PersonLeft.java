package dev.baton.engine;

import org.jspecify.annotations.Nullable;

/**
 * Somebody is no longer one of the engine's people, or no longer of a group, whichever way it was done. Published in the
 * transaction that does it, before it is written.
 *
 * @param group the group they were taken out of; null where they are gone altogether
 */
public record PersonLeft(String person, @Nullable String group) {

    /** Who there is, or who is of which group, changes in any way. Published likewise. */
    public record OrCame() {}

    /** Somebody has another password. Published likewise. */
    public record PasswordChanged(String person) {}
}
