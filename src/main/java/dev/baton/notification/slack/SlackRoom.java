package dev.baton.notification.slack;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channel of a case.
 *
 * @param reason the trigger of the escalation, as the models name it
 * @param stage asked, led or escalated
 * @param wanted people and groups who are to be in it, besides who answers for the case and works on it
 * @param asked the escalation and its level that somebody is asked about, such as {@code 12/1}; null while nobody is
 * @param channel null until it is made
 * @param posted the question that was posted last, as {@code asked}
 * @param threads the times of Baton's messages in it, by which Slack knows them
 * @param busyUntil until when it is in the hands of whoever took it
 */
record SlackRoom(
        long id,
        CaseNumber caseNumber,
        String reason,
        String stage,
        List<String> wanted,
        @Nullable String asked,
        @Nullable String channel,
        @Nullable String topic,
        List<String> invited,
        @Nullable String posted,
        List<String> threads,
        @Nullable Instant busyUntil,
        @Nullable Instant endedAt) {}
