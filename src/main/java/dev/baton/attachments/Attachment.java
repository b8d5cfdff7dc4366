package dev.baton.attachments;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.casefile.CaseNumber;
import java.time.Instant;

/**
 * A file on a case.
 *
 * @param number the case it was added to: this one, or a duplicate that was merged into it
 * @param name as its sender called it, without what would lead elsewhere
 * @param type by what is in it, such as {@code image/png}
 * @param size in bytes
 * @param by who added it
 * @param at when, ISO-8601 UTC
 */
public record Attachment(
        long id, @JsonProperty("case") CaseNumber number, String name, String type, long size, String by, Instant at) {}
