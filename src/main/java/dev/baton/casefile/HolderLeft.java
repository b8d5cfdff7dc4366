package dev.baton.casefile;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may hold something of this case is gone, or what they hold is to go to others all the same. Published in a transaction
 * that holds the case; every room gives what they held in its own part of the case to somebody who is there.
 *
 * @param group the group they were taken out of; null where all they hold is to go
 * @param reason for the story, where they are not gone; null where they are
 * @param substitute who stands in for them and is there; null where nobody does
 */
public record HolderLeft(
        CaseNumber number,
        String person,
        @Nullable String group,
        Successors successors,
        @Nullable String reason,
        @Nullable String substitute) {

    /** Finds somebody else. */
    public interface Successors {

        /**
         * @param group of which they should be; where nobody is, somebody of the next authority is found, and never nobody
         * @param skill they should have, if one of them has it
         */
        Successor of(String group, @Nullable String skill);
    }

    /** What people hold that is of no single case. It is given away after what they hold of cases, each in a transaction of its own. */
    public interface HeldBesideCases {

        /** The numbers of what this person may hold something of, in the order in which it is locked. */
        Collection<String> of(String person);

        /**
         * A query without parameters with the columns {@code person} and {@code number}: what is in their own hands now, of what is
         * not over.
         */
        String held();

        /**
         * Gives what they held of it to somebody who is there.
         *
         * @param group the group they were taken out of; null where they are gone altogether, or all of it is to move
         * @param why for the story
         * @return who answers for it now in their place; null where they did not, or still do
         */
        @Nullable
        String giveAway(String number, String person, @Nullable String group, String why, Successors successors);
    }

    /**
     * @param group the one they were found in
     * @param why for the story: what made it this one
     */
    public record Successor(String person, String group, String why) {}

    /** Whether what they held as one of this group, null where that is not known, has to go to somebody else. */
    public boolean concerns(@Nullable String held) {
        return group == null || held == null || group.equals(held);
    }

    /** For the story, with why it is this one. */
    public String why(Successor next) {
        return "%s; %s: %s".formatted(why(), next.person(), next.why());
    }

    /** For the story. */
    public String why() {
        if (reason != null) {
            return reason;
        }
        return group == null ? person + " is gone" : "%s is no longer of %s".formatted(person, group);
    }
}
