package dev.baton.escalation.accountweb;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.Criterion;
import dev.baton.escalation.accounts.Entry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account escalation with everything that belongs to it, as far as who looks may read it.
 *
 * @param accountName as people call it
 * @param cases those they may read, as they are now
 * @param effort hours by person
 * @param history what happened, the oldest first
 */
record ShownAccountEscalation(
        @JsonUnwrapped AccountEscalation escalation,
        String accountName,
        List<Member> cases,
        List<Criterion> criteria,
        Map<String, BigDecimal> effort,
        List<Entry> history) {

    /** @param mergedInto the case in which it goes on */
    record Member(
            String number,
            String subject,
            String status,
            @Nullable String priority,
            @Nullable String accountable,
            @Nullable String mergedInto) {}
}
