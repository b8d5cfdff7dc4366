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
 * @param followUpOf the closed case it was sent to, where it went on as another one
 */
public record Heard(
        CaseNumber number,
        long message,
        boolean created,
        boolean opened,
        @Nullable CaseNumber followUpOf) {}
