package dev.baton.tasklist;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the card of a task says of its case.
 *
 * @param task its id
 * @param customer the name of the account
 * @param skill that the case needs, null in triage
 * @param accountable who answers for the case
 * @param quietSince when somebody last said something to somebody, ISO-8601 UTC
 * @param writtenAt when the customer last wrote, where nobody has answered since; missing elsewhere
 */
record Card(
        String task,
        CaseNumber number,
        String subject,
        String customer,
        @Nullable String skill,
        @Nullable String accountable,
        Instant quietSince,
        @Nullable Instant writtenAt) {}
