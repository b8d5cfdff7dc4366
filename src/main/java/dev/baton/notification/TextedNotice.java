package dev.baton.notification;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody was told, as they read it.
 *
 * @param sentence in their language
 * @param number of the case it is about, null where it is about none or they may not read it
 * @param subject of that case, null likewise
 * @param account the id of the account it is about, null where it is about none
 * @param hidden whether it is about a case that they may not read
 * @param personal whether it was told to them, and not to a group of theirs
 */
public record TextedNotice(
        long id,
        String sentence,
        Instant at,
        @Nullable CaseNumber number,
        @Nullable String subject,
        @Nullable String account,
        boolean hidden,
        boolean personal,
        boolean read) {}
