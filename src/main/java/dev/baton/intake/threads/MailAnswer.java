package dev.baton.intake.threads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.casefile.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail.
 *
 * @param number the case it is on; missing where it is on none
 * @param message Baton's id of the message, under which it may come back without being another one
 * @param why the reason where it is on no case: what it is, or why it is kept for a person
 * @param created whether it is new
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailAnswer(
        @JsonProperty("case") @Nullable CaseNumber number,
        @Nullable String message,
        @Nullable String why,
        @JsonIgnore boolean created) {}
