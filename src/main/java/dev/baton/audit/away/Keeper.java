package dev.baton.audit.away;

import dev.baton.audit.log.Checkpoints.Signed;
import java.io.IOException;
import java.time.Duration;

/** A place outside of Baton's database that keeps checkpoints. */
interface Keeper {

    /** Where it is, as an alarm can name it. */
    String name();

    /** How often at most. */
    default Duration every() {
        return Duration.ZERO;
    }

    /**
     * @param before how many leaves the last one stated that it has; 0 where it has none
     * @throws IOException with the reason, where it has not got it; it is tried again
     */
    void keep(Signed checkpoint, long before) throws IOException;
}
