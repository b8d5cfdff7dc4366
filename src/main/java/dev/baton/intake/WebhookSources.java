package dev.baton.intake;

import dev.baton.casefile.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Everybody who may send messages, from the properties below {@code baton.webhooks}. There is nobody by default. */
@Component
class WebhookSources {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
    private static final String ZENDESKS_TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
    private static final WebhookSource NOBODY = new WebhookSource(
            "",
            WebhookScheme.STANDARD,
            new WebhookKeys(List.of()),
            new WebhookMapping("", List.of()),
            Duration.ZERO,
            Duration.ZERO);

    private final Map<String, WebhookSource> sources = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final ResourceLoader files;
    private final String models;

    /**
     * {@code baton.webhooks.<source>}
     *
     * @param scheme standard, zendesk, hub or slack
     * @param secrets one to four that are valid at the same time, so that they can be changed without a gap
     * @param mapping name of a file in {@code processes/webhooks}, without its ending
     * @param tolerance how far the time of a message may lie from ours, either way; up to an hour
     * @param keep how long a delivery is remembered, so that it has no effect when it comes again; at least a day
     */
    record Settings(
            @DefaultValue("standard") String scheme,
            @DefaultValue List<String> secrets,
            @Nullable String mapping,
            @DefaultValue("5m") Duration tolerance,
            @DefaultValue("30d") Duration keep) {

        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "Settings[scheme=%s, mapping=%s]".formatted(scheme, mapping);
        }
    }

    WebhookSources(Environment environment, ResourceLoader files) {
        this.files = files;
        this.models = folder(environment.getRequiredProperty("baton.models.location"));
        Binder.get(environment)
                .bind(
                        "baton.webhooks",
                        Bindable.mapOf(String.class, Settings.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
                .orElse(Map.of())
                .forEach(this::add);
        if (!problems.isEmpty()) {
            throw new WebhooksRefused(problems);
        }
    }

    /** The source of this name, or one that nobody can sign for, so that both are looked at in the same way. */
    WebhookSource named(String name) {
        return sources.getOrDefault(name, NOBODY);
    }

    private void add(String name, Settings settings) {
        try {
            sources.put(name, source(name, settings));
        } catch (Refusal refusal) {
            problems.add("%s: %s".formatted(refusal.field(), refusal.getMessage()));
        }
    }

    private WebhookSource source(String name, Settings settings) {
        var prefix = "baton.webhooks." + name;
        require(NAME.matcher(name).matches(), prefix, "is no name of lower-case letters, digits and hyphens");
        require(
                isBetween(settings.tolerance(), Duration.ofSeconds(1), Duration.ofHours(1)),
                prefix + ".tolerance",
                "must lie between 1s and 1h");
        require(settings.keep().compareTo(Duration.ofDays(1)) >= 0, prefix + ".keep", "must be at least 1d");
        var scheme = scheme(prefix + ".scheme", settings.scheme());
        var keys = new WebhookKeys(keys(prefix + ".secrets", scheme, settings.secrets()));
        var mapping = mapping(prefix + ".mapping", settings.mapping() == null ? name : settings.mapping());
        return new WebhookSource(name, scheme, keys, mapping, settings.tolerance(), settings.keep());
    }

    private static WebhookScheme scheme(String property, String name) {
        try {
            return WebhookScheme.of(name);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(property, "must be one of " + WebhookScheme.names());
        }
    }

    private static List<byte[]> keys(String property, WebhookScheme scheme, List<String> secrets) {
        require(
                !secrets.isEmpty() && secrets.size() <= WebhookKeys.MOST,
                property,
                "must be one to %d, not %d".formatted(WebhookKeys.MOST, secrets.size()));
        var keys = new ArrayList<byte[]>();
        for (var secret : secrets) {
            keys.add(key("%s[%d]".formatted(property, keys.size()), scheme, secret.strip()));
        }
        return keys;
    }

    private static byte[] key(String property, WebhookScheme scheme, String secret) {
        require(!secret.equals(ZENDESKS_TEST_SECRET), property, "is the one Zendesk publishes for tests");
        try {
            return scheme.key(secret);
        } catch (IllegalArgumentException unfit) {
            throw new Refusal(property, String.valueOf(unfit.getMessage()));
        }
    }

    private WebhookMapping mapping(String property, String name) {
        require(
                NAME.matcher(name).matches(),
                property,
                "is no name of a file in processes/webhooks, without its ending");
        var file = "processes/webhooks/%s.yml".formatted(name);
        try {
            return WebhookMapping.read(file, files.getResource(models + file));
        } catch (Refusal refusal) {
            throw new Refusal("%s, %s".formatted(file, refusal.field()), String.valueOf(refusal.getMessage()));
        }
    }

    private static boolean isBetween(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String property, String problem) {
        if (!holds) {
            throw new Refusal(property, problem);
        }
    }

    private static String folder(String location) {
        var prefix = location.startsWith("classpath:") ? location : "file:" + location;
        return prefix.endsWith(":") || prefix.endsWith("/") ? prefix : prefix + "/";
    }
}
