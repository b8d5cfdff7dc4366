package dev.baton.notification.told;

import org.jspecify.annotations.Nullable;

/**
 * What happened to a case, as others are told.
 *
 * @param type such as {@code escalation.requested}
 * @param facts a JSON object, without a word that somebody wrote
 * @param interaction the public message it is about, null where it is about none
 * @param saidAt the source that said it and knows it already; null for what was said in Baton
 */
public record ToldEvent(
        String type,
        String facts,
        @Nullable Long interaction,
        @Nullable String saidAt) {}
