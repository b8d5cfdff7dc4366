package dev.baton.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer issue as it stands now.
 *
 * @param account the account's id
 * @param score how bad it is; the larger the worse, null until scored
 * @param team the group whose people work on it now, null until routed
 * @param accountable the one person who answers for it now: who holds the baton
 * @param reference the number under which people know it at its source, such as {@code #32}
 * @param reopened how often it was opened again after a sign-off
 * @param responsible who has the work now: who took it over by a functional escalation, or got it back after one; null while
 *     nobody in particular has it
 * @param ownAccountable who answers for it where no escalation is open
 * @param ownTeam the team it was routed to
 * @param ownResponsible who of that team had the work when an escalation took it
 * @param followUpOf the closed case that the customer wrote on, null for a case of its own
 * @param mergedInto the case in which this duplicate goes on, null for a case of its own
 * @param reopenedAt when it was reopened last
 * @param step where the work stands once it is triaged; of no meaning in triage and after the sign-off
 * @param refusedSignOffs how often since the report or the last reopening
 */
public record Case(
        CaseNumber number,
        String source,
        String externalId,
        String account,
        @Nullable String contact,
        String subject,
        String description,
        @Nullable String category,
        @Nullable String productArea,
        @Nullable String channel,
        @Nullable String zone,
        @Nullable Grade impact,
        @Nullable Grade urgency,
        Status status,
        @Nullable Priority priority,
        @Nullable Integer score,
        @Nullable String reasons,
        boolean highRisk,
        boolean escalated,
        @Nullable String team,
        @Nullable String skill,
        @Nullable String accountable,
        @Nullable String responsible,
        @Nullable String ownAccountable,
        @Nullable String ownTeam,
        @Nullable String ownResponsible,
        @Nullable String resolution,
        @Nullable String rootCause,
        @Nullable String strategy,
        Instant reportedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int reopened,
        @Nullable Instant reopenedAt,
        int refusedSignOffs,
        @Nullable CaseNumber followUpOf,
        @Nullable CaseNumber mergedInto,
        @Nullable String reference,
        WorkStep step) {}
