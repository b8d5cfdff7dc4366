package dev.baton.security.login;

import static org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers.withPkce;

import dev.baton.security.SecuritySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;

/** Login by the organisation's own provider, where {@code baton.security.oidc.issuer} names one. */
@Configuration
@ConditionalOnProperty("baton.security.oidc.issuer")
public class OidcLogin {

    private static final Logger log = LoggerFactory.getLogger(OidcLogin.class);

    static final String REGISTRATION = "oidc";

    private static final String START = "/oauth2/authorization";

    private final OidcPeople people;

    OidcLogin(OidcPeople people) {
        this.people = people;
    }

    /** The provider is asked at the first login, so that Baton starts without it. */
    @Bean
    ClientRegistrationRepository provider(SecuritySettings settings) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(settings.oidc())));
    }

    public void on(HttpSecurity http, ClientRegistrationRepository provider) throws Exception {
        http.oauth2Login(login -> login.loginPage("/login")
                .defaultSuccessUrl("/")
                .authorizationEndpoint(start -> start.authorizationRequestResolver(withProofKey(provider)))
                .userInfoEndpoint(user -> user.oidcUserService(people))
                .failureHandler(
                        (request, response, failure) -> response.sendRedirect("/login?refused=" + reason(failure))));
    }

    /** What went wrong with the provider is for administrators to read and not for whoever tried. */
    private static String reason(AuthenticationException failure) {
        log.warn("A login by the provider was refused: {}", failure.getMessage());
        return failure instanceof OAuth2AuthenticationException refused
                        && OidcPeople.REASONS.contains(refused.getError().getErrorCode())
                ? refused.getError().getErrorCode()
                : "provider";
    }

    private static OAuth2AuthorizationRequestResolver withProofKey(ClientRegistrationRepository provider) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(provider, START);
        resolver.setAuthorizationRequestCustomizer(withPkce());
        return resolver;
    }

    private static ClientRegistration registration(SecuritySettings.Oidc oidc) {
        return ClientRegistrations.fromIssuerLocation(oidc.issuer())
                .registrationId(REGISTRATION)
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .scope("openid", "profile", "email")
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build();
    }
}
