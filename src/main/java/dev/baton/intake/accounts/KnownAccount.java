package dev.baton.intake.accounts;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.baton.casefile.StorableText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an account.
 *
 * @param tier as the models know it: standard, premium, vip, however it is spelt; others are warned of and count for nothing,
 *     as do those of {@code health} and {@code usage}
 * @param arr annual recurring revenue, in the desk's one currency; not negative, as is {@code mrr}
 * @param renewalDate ISO-8601 date from 1990 to 2100
 * @param health as the models know it: green, yellow, red
 * @param usage as the models know it: rising, steady, falling
 * @param zone an IANA time zone such as {@code Europe/Berlin}
 * @param csm user id of its customer success manager
 * @param renewalOutcome how its last renewal ended: {@code renewed, expanded, reduced, lost}; null where it is not known
 * @param renewedOn ISO-8601 date from which day on that holds, needed with it; who is lost counts as paying nothing from then on
 */
record KnownAccount(
        @StorableText(max = 200, required = true) @Nullable String name,

        @StorableText(max = 50) @Nullable String tier,

        @DecimalMin(value = "0", message = "must not be negative")
        @Digits(integer = 13, fraction = 2, message = "must be an amount of at most 13 digits and 2 decimals")
        @Nullable
        BigDecimal arr,

        @DecimalMin(value = "0", message = "must not be negative")
        @Digits(integer = 13, fraction = 2, message = "must be an amount of at most 13 digits and 2 decimals")
        @Nullable
        BigDecimal mrr,

        @Nullable LocalDate renewalDate,
        @StorableText(max = 50) @Nullable String health,
        @StorableText(max = 50) @Nullable String usage,
        @StorableText(max = 80) @Nullable String industry,
        @StorableText(max = 80) @Nullable String region,
        @StorableText(max = 50) @Nullable String zone,
        @StorableText(max = 80) @Nullable String csm,
        @StorableText(max = 50) @Nullable String renewalOutcome,
        @Nullable LocalDate renewedOn,

        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {}
