package dev.baton.security;

import static org.springframework.http.HttpMethod.GET;

import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Nothing answers without a login but the login itself and the health check. */
@Configuration
class WebSecurity {

    private static final String[] WRITERS = Stream.concat(Groups.DESK.stream(), Stream.of(Groups.ADMINISTRATORS))
            .toArray(String[]::new);
    private static final String[] READERS =
            Stream.concat(Stream.of(WRITERS), Stream.of(Groups.AUDITORS)).toArray(String[]::new);

    private static final RequestMatcher CAMUNDA_CHECKS_ITSELF = anyOf("/camunda/**");
    private static final RequestMatcher SIGNED = post("/api/webhooks/{source}");
    private static final RequestMatcher CAMUNDA_LOGOUT = post("/camunda/api/admin/auth/user/default/logout");

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/login", "/baton/**", "/actuator/health/**", "/error")
                        .permitAll()
                        .requestMatchers(SIGNED)
                        .permitAll()
                        .requestMatchers("/camunda/api/admin/setup/**")
                        .denyAll()
                        .requestMatchers("/api/openapi/**", "/api/sla/preview")
                        .authenticated()
                        .requestMatchers(GET, "/api/**")
                        .hasAnyAuthority(READERS)
                        .requestMatchers("/api/**")
                        .hasAnyAuthority(WRITERS)
                        .requestMatchers("/cases/**", "/deadlines")
                        .hasAnyAuthority(READERS)
                        .anyRequest()
                        .authenticated());
        http.formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/"));
        http.httpBasic(basic -> basic.realmName("Baton"));
        http.logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(post("/logout"), CAMUNDA_LOGOUT))
                .defaultLogoutSuccessHandlerFor(
                        new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT), CAMUNDA_LOGOUT)
                .logoutSuccessUrl("/login?logout"));
        http.exceptionHandling(refusal -> refusal.defaultAuthenticationEntryPointFor(
                        basicChallenge(), anyOf("/api/**", "/engine-rest/**"))
                .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), anyOf("/camunda/api/**")));
        http.csrf(csrf -> csrf.ignoringRequestMatchers(CAMUNDA_CHECKS_ITSELF, SIGNED, withBasicLogin()));
        http.headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin));
        return http.build();
    }

    @Bean
    FilterRegistrationBean<WebappLogin> webappLogin() {
        var filter = new FilterRegistrationBean<>(new WebappLogin());
        filter.addInitParameter("authentication-provider", WebappLogin.CurrentUser.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(0);
        return filter;
    }

    private static RequestMatcher withBasicLogin() {
        return request -> {
            var header = request.getHeader("Authorization");
            return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
        };
    }

    private static BasicAuthenticationEntryPoint basicChallenge() {
        var challenge = new BasicAuthenticationEntryPoint();
        challenge.setRealmName("Baton");
        return challenge;
    }

    private static RequestMatcher anyOf(String... paths) {
        return new OrRequestMatcher(Stream.of(paths)
                .map(path -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(path))
                .toList());
    }

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }
}
