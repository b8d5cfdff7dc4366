package dev.baton.intake.webhooks;

import dev.baton.casefile.Refusal;
import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.signatures.WebhookKeys;
import dev.baton.intake.signatures.WebhookScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * {@code baton.webhooks.<source>}
 *
 * @param scheme standard, zendesk, hub or slack
 * @param secrets one to four that are valid at the same time, so that they can be changed without a gap
 * @param mapping name of a file in {@code processes/webhooks}, without its ending; the source's name where missing
 * @param tolerance how far the time of a message may lie from ours, either way; up to an hour
 * @param keep how long a delivery is remembered, so that it has no effect when it comes again; at least a day
 */
record WebhookSettings(
        @DefaultValue("standard") String scheme,
        @DefaultValue List<String> secrets,
        @Nullable String mapping,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("30d") Duration keep) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
    private static final String ZENDESKS_TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "WebhookSettings[scheme=%s, mapping=%s]".formatted(scheme, mapping);
    }

    /** @throws Refusal with the property or file and what is wrong with it */
    WebhookSource source(String name, Function<String, Resource> models) {
        var prefix = "baton.webhooks." + name;
        require(isName(name), prefix, "is no name of lower-case letters, digits and hyphens");
        require(
                isBetween(tolerance, Duration.ofSeconds(1), Duration.ofHours(1)),
                prefix + ".tolerance",
                "must lie between 1s and 1h");
        require(keep.compareTo(Duration.ofDays(1)) >= 0, prefix + ".keep", "must be at least 1d");
        var signing = scheme(prefix + ".scheme");
        var keys = new WebhookKeys(keys(prefix + ".secrets", signing));
        var rules = rules(prefix + ".mapping", mapping == null ? name : mapping, models);
        return new WebhookSource(name, signing, keys, rules, tolerance, keep);
    }

    private WebhookScheme scheme(String property) {
        try {
            return WebhookScheme.of(scheme);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(property, "must be one of " + WebhookScheme.names());
        }
    }

    private List<byte[]> keys(String property, WebhookScheme signing) {
        require(
                !secrets.isEmpty() && secrets.size() <= WebhookKeys.MOST,
                property,
                "must be one to %d, not %d".formatted(WebhookKeys.MOST, secrets.size()));
        var keys = new ArrayList<byte[]>();
        for (var secret : secrets) {
            keys.add(key("%s[%d]".formatted(property, keys.size()), signing, secret.strip()));
        }
        return keys;
    }

    private static byte[] key(String property, WebhookScheme signing, String secret) {
        require(!secret.equals(ZENDESKS_TEST_SECRET), property, "is the one Zendesk publishes for tests");
        try {
            return signing.key(secret);
        } catch (IllegalArgumentException unfit) {
            throw new Refusal(property, String.valueOf(unfit.getMessage()));
        }
    }

    private static WebhookMapping rules(String property, String name, Function<String, Resource> models) {
        require(isName(name), property, "is no name of a file in processes/webhooks, without its ending");
        var file = "processes/webhooks/%s.yml".formatted(name);
        try {
            return WebhookMapping.read(file, models.apply(file));
        } catch (Refusal refusal) {
            throw new Refusal("%s, %s".formatted(file, refusal.field()), String.valueOf(refusal.getMessage()));
        }
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static boolean isBetween(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String property, String problem) {
        if (!holds) {
            throw new Refusal(property, problem);
        }
    }
}
