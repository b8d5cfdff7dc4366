package dev.baton.intake.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.casefile.CaseNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param number the case's number; null where the message was ignored or kept
 * @param followUpOf the closed case the message was for, where it went on as another one
 * @param why why it was ignored or kept; null where it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookAnswer(
        Outcome outcome,
        @Nullable CaseNumber number,
        @Nullable CaseNumber followUpOf,
        @Nullable String why) {

    enum Outcome {
        REPORTED,
        ADDED,
        CHANGED,
        IGNORED,
        KEPT;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
