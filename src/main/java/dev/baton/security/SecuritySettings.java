package dev.baton.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code baton.security.*}.
 *
 * @param hosts the names by which people and programs reach Baton, without port; any where none are given, but in evaluation mode
 */
@ConfigurationProperties("baton.security")
public record SecuritySettings(
        @DefaultValue List<String> hosts,
        @DefaultValue Session session,
        @DefaultValue Tokens tokens,
        @DefaultValue Oidc oidc) {

    /**
     * @param idle ISO-8601 or such as {@code 2h}: a session that nobody uses for so long is over
     * @param absolute a session is over after so long, used or not
     */
    public record Session(
            @DefaultValue("2h") Duration idle,
            @DefaultValue("12h") Duration absolute) {}

    /**
     * @param longest the longest time an API token may be good for
     * @param endWithPassword whether a changed password ends its owner's tokens as well
     */
    public record Tokens(
            @DefaultValue("365d") Duration longest,
            @DefaultValue("false") boolean endWithPassword) {}

    /**
     * Login by an OpenID Connect provider, switched on by naming it.
     *
     * @param issuer the provider's issuer URL; its metadata is read from {@code /.well-known/openid-configuration} below it
     * @param clientId what the provider calls Baton
     * @param clientSecret give it by environment or by file, never in a file of settings
     * @param userClaim the claim that becomes the user's id in Baton
     * @param groupsClaim the claim that lists the user's groups; those Baton knows become their groups
     * @param groups the provider's names of groups (key) and what they are called in Baton; others go by their own name
     */
    public record Oidc(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue("preferred_username") String userClaim,
            @DefaultValue("groups") String groupsClaim,
            @DefaultValue Map<String, String> groups) {}
}
