package dev.baton.intake;

import dev.baton.casefile.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param number the case it is on
 * @param message Baton's number for it
 * @param created false where it had been there before
 * @param opened whether the case was opened for it
 * @param mergedFrom the duplicate it was sent to, where it goes on in the case that one is merged into
 * @param followUpOf the closed case it was sent to, where it went on as another one
 */
public record Heard(
        CaseNumber number,
        long message,
        boolean created,
        boolean opened,
        @Nullable CaseNumber followUpOf,
        @Nullable CaseNumber mergedFrom) {

    Heard(CaseNumber number, long message, boolean created, boolean opened, @Nullable CaseNumber followUpOf) {
        this(number, message, created, opened, followUpOf, null);
    }

    Heard on(CaseNumber duplicate) {
        return new Heard(number, message, created, opened, followUpOf, duplicate);
    }
}
