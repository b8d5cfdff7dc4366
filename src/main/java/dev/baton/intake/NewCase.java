package dev.baton.intake;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.baton.casefile.StorableText;
import dev.baton.casefile.TextRules;
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
 * @param followUpOf number of the case of this account that it goes on from
 * @param format text or html, of the description; found out where missing
 */
public record NewCase(
        @StorableText(max = 200, required = true) @Nullable String externalId,
        @StorableText(max = 200) @Nullable String reference,
        @StorableText(max = 50, required = true) @Nullable String source,

        @StorableText(max = 10_000, required = true) @Nullable
        String subject,

        @StorableText(max = TextRules.LONGEST, required = true) @Nullable
        String description,

        @StorableText(max = 200, required = true) @Nullable String account,
        @StorableText(max = 200) @Nullable String contact,
        @StorableText(max = 50) @Nullable String category,
        @StorableText(max = 100) @Nullable String productArea,
        @StorableText(max = 50) @Nullable String channel,
        @StorableText(max = 50) @Nullable String zone,
        @StorableText(max = 50) @Nullable String impact,
        @StorableText(max = 50) @Nullable String urgency,
        @StorableText(max = 30) @Nullable String followUpOf,
        @Nullable TextFormat format,

        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {}
