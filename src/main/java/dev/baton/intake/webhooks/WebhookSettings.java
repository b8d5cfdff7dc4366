package dev.baton.intake.webhooks;

import dev.baton.casefile.Refusal;
import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.signatures.HmacScheme;
import dev.baton.intake.signatures.SecretScheme;
import dev.baton.intake.signatures.SignatureScheme;
import dev.baton.intake.signatures.WebhookKeys;
import dev.baton.intake.signatures.WebhookScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * {@code baton.webhooks.<source>}
 *
 * @param scheme standard, zendesk, hub, slack, hmac or secret
 * @param header of {@code hmac}: where the signature stands; of {@code secret}: where the secret stands
 * @param idHeader of these two: where the sender names its deliveries, if it does
 * @param algorithm of {@code hmac}: sha1, sha256 or sha512
 * @param encoding of {@code hmac}: hex or base64
 * @param prefix of these two: what stands in the header before the signature or the secret
 * @param secrets one to four that are valid at the same time, so that they can be changed without a gap
 * @param mapping name of a file in {@code processes/webhooks}, without its ending; the source's name where missing
 * @param tolerance how far the time of a message may lie from ours, either way; up to an hour
 * @param keep how long a delivery is remembered, so that it has no effect when it comes again; at least a day
 * @param ownAuthors authors as whom Baton itself writes at this source, so that its words do not come back as news
 */
record WebhookSettings(
        @DefaultValue("standard") String scheme,
        @DefaultValue List<String> secrets,
        @Nullable String mapping,
        @Nullable String header,
        @Nullable String idHeader,
        @DefaultValue("sha256") String algorithm,
        @DefaultValue("hex") String encoding,
        @DefaultValue("") String prefix,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("30d") Duration keep,
        @DefaultValue Set<String> ownAuthors) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final String ZENDESKS_TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "WebhookSettings[scheme=%s, mapping=%s]".formatted(scheme, mapping);
    }

    /** @throws Refusal with the property or file and what is wrong with it */
    WebhookSource source(String name, Function<String, Resource> models) {
        var property = "baton.webhooks." + name;
        require(isName(name), property, "is no name of lower-case letters, digits and hyphens");
        require(!name.equals("mail"), property, "is what mail is called; choose another name");
        require(
                isBetween(tolerance, Duration.ofSeconds(1), Duration.ofHours(1)),
                property + ".tolerance",
                "must lie between 1s and 1h");
        require(keep.compareTo(Duration.ofDays(1)) >= 0, property + ".keep", "must be at least 1d");
        var signing = scheme(property, property + ".scheme");
        var keys = new WebhookKeys(keys(property + ".secrets", signing), signing.algorithm());
        var rules = rules(property + ".mapping", mapping == null ? name : mapping, models);
        return new WebhookSource(name, signing, keys, rules, tolerance, keep, ownAuthors);
    }

    private SignatureScheme scheme(String name, String property) {
        if (scheme.equalsIgnoreCase("hmac") || scheme.equalsIgnoreCase("secret")) {
            return own(name);
        }
        require(header == null && idHeader == null, name + ".header", "is for the schemes hmac and secret");
        try {
            return WebhookScheme.of(scheme);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(property, "must be one of " + WebhookScheme.names());
        }
    }

    private SignatureScheme own(String name) {
        require(header != null && HEADER.matcher(header).matches(), name + ".header", "is missing or no header's name");
        require(idHeader == null || HEADER.matcher(idHeader).matches(), name + ".id-header", "is no header's name");
        if (scheme.equalsIgnoreCase("secret")) {
            return new SecretScheme(header, idHeader, prefix);
        }
        var known = HmacScheme.algorithmCalled(algorithm);
        require(known != null, name + ".algorithm", "must be one of sha1, sha256, sha512");
        boolean base64 = encoding.equalsIgnoreCase("base64");
        require(base64 || encoding.equalsIgnoreCase("hex"), name + ".encoding", "must be one of hex, base64");
        return new HmacScheme(header, idHeader, known, base64, prefix);
    }

    private List<byte[]> keys(String property, SignatureScheme signing) {
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

    private static byte[] key(String property, SignatureScheme signing, String secret) {
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
