package dev.baton.desk.accounts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account as lists show it.
 *
 * @param openCases of those that who asks may read, counted to {@link AccountList#MOST_COUNTED} at most
 */
record AccountRow(
        String id,
        String name,
        @Nullable String tier,
        @Nullable String health,
        @Nullable LocalDate renewalDate,
        @Nullable String csm,
        int openCases) {}
