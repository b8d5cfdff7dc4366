package dev.baton.casefile;

import java.time.Instant;
import java.util.Set;

/** Who is there: whoever is neither away now nor gets no work any more. Whether it is their hour does not matter. */
public interface Presence {

    boolean isThere(String person);

    /** Whether anybody of the group is there, these people aside. */
    boolean isAnybodyThere(String group, Set<String> but);

    /** Whether they will be there at that hour, by what is known of it now. */
    boolean isThereAt(String person, Instant hour);

    /** Whether anybody of the group works at that hour by their calendar, or is on call then. Whether they will be away counts. */
    boolean worksAnybodyAt(String group, Instant hour);
}
