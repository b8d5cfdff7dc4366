package dev.baton.resolution.concessions;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked.
 *
 * @param person null where everybody of the group is
 * @param limit of the person, or of the group
 */
record Approver(@Nullable String person, String group, BigDecimal limit) {

    String whom() {
        return person == null ? group : person;
    }
}
