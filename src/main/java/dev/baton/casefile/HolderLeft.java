package dev.baton.casefile;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may hold something of this case is gone. Published in a transaction that holds the case; every room gives what
 * they held in its own part of the case to somebody who is there.
 *
 * @param group the group they were taken out of; null where they are gone altogether
 */
public record HolderLeft(
        CaseNumber number, String person, @Nullable String group, Successors successors) {

    /** Finds somebody else. */
    public interface Successors {

        /**
         * @param group of which they should be; where nobody is, somebody of the next authority is found, and never nobody
         * @param skill they should have, if one of them has it
         */
        Successor of(String group, @Nullable String skill);
    }

    /** @param group the one they were found in */
    public record Successor(String person, String group) {}

    /** Whether what they held as one of this group, null where that is not known, has to go to somebody else. */
    public boolean concerns(@Nullable String held) {
        return group == null || held == null || group.equals(held);
    }

    /** For the story. */
    public String why() {
        return group == null ? person + " is gone" : "%s is no longer of %s".formatted(person, group);
    }
}
