package dev.baton.intake.webhooks;

import dev.baton.casefile.StorableText;
import dev.baton.casefile.TextRules;
import org.jspecify.annotations.Nullable;

/**
 * What a source did to a case, or to one of its messages, after it was reported.
 *
 * @param messageId the message it did it to; null for the case
 * @param text what stands in the message's place from now on, because its words were taken back or deleted
 * @param isPublic false where the message was made private
 * @param waitsOn customer, third-party or nobody
 * @param note what a person should know of it: another status, priority, assignee
 * @param mergedInto the id at the source of the case that it was merged into
 */
record CaseChange(
        @StorableText(max = 200, required = true) @Nullable String externalId,
        @StorableText(max = 200) @Nullable String messageId,
        @StorableText(max = TextRules.LONGEST) @Nullable String text,
        @Nullable Boolean isPublic,
        @StorableText(max = 20) @Nullable String waitsOn,
        @StorableText(max = 1_000) @Nullable String note,
        @StorableText(max = 200) @Nullable String mergedInto) {}
