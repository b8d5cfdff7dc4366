package dev.baton.security.login;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An OpenID Connect provider: Spring Authorization Server, with the claims a test gives each of its people. */
final class Provider implements AutoCloseable {

    static final String REDIRECT = "test.redirect";
    static final String SECRET = "a secret between the two";

    private final ServletWebServerApplicationContext server;
    private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();
    private final AtomicReference<UnaryOperator<String>> forgery = new AtomicReference<>(UnaryOperator.identity());

    Provider() {
        server = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Setup.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> context.getBeanFactory().registerSingleton("claims", new Claims(claims)))
                .initializers(context -> context.getBeanFactory().registerSingleton("forger", new Forger(forgery)))
                .properties(Map.of("server.port", "0", "server.address", "127.0.0.1", "spring.config.name", "none"))
                .run();
    }

    /** Not "localhost": the cookies of the two must not meet. */
    String issuer() {
        return "http://127.0.0.1:" + server.getWebServer().getPort();
    }

    /** What becomes of the id tokens it hands out from now on. */
    void forges(UnaryOperator<String> token) {
        forgery.set(token);
    }

    /** What the provider says of them from now on. Their password is their name. */
    void says(String person, Map<String, Object> told) {
        claims.put(person, new HashMap<>(told));
    }

    @Override
    public void close() {
        server.close();
    }

    record Claims(Map<String, Map<String, Object>> ofPerson) {}

    /** Lays hands on what the provider answers Baton. */
    static final class Forger implements Filter, Ordered {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        private static final Pattern ID_TOKEN = Pattern.compile("\"id_token\":\"([^\"]+)\"");

        private final AtomicReference<UnaryOperator<String>> forgery;

        private Forger(AtomicReference<UnaryOperator<String>> forgery) {
            this.forgery = forgery;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var kept = new ContentCachingResponseWrapper((HttpServletResponse) response);
            chain.doFilter(request, kept);
            var answer = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
            var token = ID_TOKEN.matcher(answer);
            if (token.find()) {
                kept.resetBuffer();
                kept.getOutputStream()
                        .write(answer.replace(token.group(1), forgery.get().apply(token.group(1)))
                                .getBytes(StandardCharsets.UTF_8));
            }
            kept.copyBodyToResponse();
        }
    }

    /** No component, so that Baton's own context does not find it. */
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        OAuth2AuthorizationServerAutoConfiguration.class,
        OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
    static class Setup {

        @Bean
        UserDetailsService people() {
            return name -> User.withUsername(name).password("{noop}" + name).build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new OneClient();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> tellAllWeKnow(Claims claims) {
            return token -> claims.ofPerson()
                    .getOrDefault(token.getPrincipal().getName(), Map.of())
                    .forEach((name, value) -> token.getClaims().claim(name, value));
        }
    }

    /** Baton. Its port, and so the address it is called back at, is known only once it has started. */
    private static final class OneClient implements RegisteredClientRepository {

        private static final String ID = UUID.randomUUID().toString();

        @Override
        public void save(RegisteredClient client) {
            // It is made anew each time it is asked for.
        }

        @Override
        public RegisteredClient findById(String id) {
            return RegisteredClient.withId(ID)
                    .clientId("baton")
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(System.getProperty(REDIRECT))
                    .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
                    .build();
        }

        @Override
        public RegisteredClient findByClientId(String id) {
            return findById(id);
        }
    }
}
