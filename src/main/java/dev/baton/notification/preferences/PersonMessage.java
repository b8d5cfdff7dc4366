package dev.baton.notification.preferences;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to hear outside of Baton.
 *
 * @param what the kind of a notice, or the id of a task in its model
 * @param facts what its sentence is filled with
 * @param task the task they were given; null for a notice
 * @param urgent whether it is always told
 * @param second whether it goes to their second address
 * @param open false once they no longer have the task
 */
record PersonMessage(
        long id,
        String person,
        String what,
        List<String> facts,
        @Nullable String caseNumber,
        @Nullable String task,
        boolean urgent,
        boolean second,
        boolean open,
        Instant madeAt) {}
