package dev.baton.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The customer behind a case. {@code complete} is false while all that is known is the id a case was reported with.
 *
 * @param arr annual recurring revenue, in the desk's one currency
 * @param usage how much of the product it uses, as the models know it: rising, steady, falling
 * @param mrr monthly recurring revenue, likewise
 * @param renewalOutcome how its last renewal ended: renewed, expanded, reduced or lost; null where nobody said, with {@code renewedOn}
 * @param renewedOn from which day on that holds
 */
public record Account(
        String id,
        String name,
        @Nullable String tier,
        @Nullable BigDecimal arr,
        @Nullable BigDecimal mrr,
        @Nullable LocalDate renewalDate,
        @Nullable String health,
        @Nullable String usage,
        @Nullable String industry,
        @Nullable String region,
        @Nullable String zone,
        @Nullable String csm,
        @Nullable String renewalOutcome,
        @Nullable LocalDate renewedOn,
        boolean complete) {

    /** One of whose last renewal nothing is known. */
    public Account(
            String id,
            String name,
            @Nullable String tier,
            @Nullable BigDecimal arr,
            @Nullable BigDecimal mrr,
            @Nullable LocalDate renewalDate,
            @Nullable String health,
            @Nullable String usage,
            @Nullable String industry,
            @Nullable String region,
            @Nullable String zone,
            @Nullable String csm,
            boolean complete) {
        this(id, name, tier, arr, mrr, renewalDate, health, usage, industry, region, zone, csm, null, null, complete);
    }

    static Account named(String id) {
        return new Account(id, id, null, null, null, null, null, null, null, null, null, null, false);
    }

    /** What a person knows of an account that no CRM has told us about. */
    public Account completed(String knownName, @Nullable String knownTier) {
        return new Account(
                id,
                knownName,
                knownTier,
                arr,
                mrr,
                renewalDate,
                health,
                usage,
                industry,
                region,
                zone,
                csm,
                renewalOutcome,
                renewedOn,
                true);
    }

    Account keptAs(String keptId) {
        return new Account(
                keptId,
                name,
                tier,
                arr,
                mrr,
                renewalDate,
                health,
                usage,
                industry,
                region,
                zone,
                csm,
                renewalOutcome,
                renewedOn,
                complete);
    }
}
