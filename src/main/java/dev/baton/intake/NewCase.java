package dev.baton.intake;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.baton.casefile.Text;
import dev.baton.casefile.Words;
import dev.baton.intake.texts.TextFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as it comes in.
 *
 * @param externalId the report's id at its source
 * @param reference the number under which people know it there, such as {@code #32}, where that is not its id
 * @param source the system it comes from, such as {@code zendesk}
 * @param subject beyond 200 characters it is shortened and stands whole before the description
 * @param description up to 1,048,576 characters
 * @param account id of the account; an unknown one is opened and flagged as incomplete
 * @param category one the models know, such as {@code technical} or {@code billing}, however it is spelt; others are left to
 *     triage
 * @param impact low, medium or high; left to triage where it is missing or something else, as is {@code urgency}
 * @param format text or html, of the description; found out where missing
 */
record NewCase(
        @Words(max = 200, required = true) @Nullable String externalId,
        @Words(max = 200) @Nullable String reference,
        @Words(max = 50, required = true) @Nullable String source,
        @Words(max = 10_000, required = true) @Nullable String subject,

        @Words(max = Text.LONGEST, required = true) @Nullable
        String description,

        @Words(max = 200, required = true) @Nullable String account,
        @Words(max = 200) @Nullable String contact,
        @Words(max = 50) @Nullable String category,
        @Words(max = 100) @Nullable String productArea,
        @Words(max = 50) @Nullable String channel,
        @Words(max = 50) @Nullable String zone,
        @Words(max = 50) @Nullable String impact,
        @Words(max = 50) @Nullable String urgency,
        @Nullable TextFormat format,

        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {}
