package dev.baton.statuspage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code baton.status-page.*}.
 *
 * @param names whether customers are told the first names of those who work for them
 * @param key a secret of at least 32 characters, from which links are made: with it they can be told again after a restart and on every
 *     node. Without it one is made up at each start, and links of before go on but are told no more
 * @param longest the longest time a link may be good for
 * @param validAfterClosing so long after its case is closed a link ends
 * @param feedbackChanges so long after it was given an answer may be changed
 * @param low what of an answer is told to who answers for the case
 */
@ConfigurationProperties("baton.status-page")
public record StatusPageSettings(
        @DefaultValue("false") boolean names,
        @Nullable String key,
        @DefaultValue("365d") Duration longest,
        @DefaultValue("30d") Duration validAfterClosing,
        @DefaultValue("7d") Duration feedbackChanges,
        @DefaultValue Low low,
        @DefaultValue Limits limits) {

    private static final int SHORTEST_KEY = 32;

    public StatusPageSettings {
        if (key != null && !key.isBlank() && key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "baton.status-page.key is too short: at least %d characters that nobody can guess, such as those of `openssl rand -base64 32`"
                            .formatted(SHORTEST_KEY));
        }
    }

    /** @param csat of 5, and below @param effort of 7, and above */
    public record Low(
            @DefaultValue("2") int csat, @DefaultValue("6") int effort) {}

    /**
     * What is answered in a while, beyond which it is answered 429.
     *
     * @param per the while
     * @param wrongLinks of one address
     * @param looks of one link; of one address five times as many
     * @param acts likewise: messages, files, escalations, answers
     */
    public record Limits(
            @DefaultValue("10m") Duration per,
            @DefaultValue("20") int wrongLinks,
            @DefaultValue("300") int looks,
            @DefaultValue("20") int acts) {}
}
