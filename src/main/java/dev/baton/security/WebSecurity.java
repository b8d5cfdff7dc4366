package dev.baton.security;

import dev.baton.security.deeds.CaseReadings;
import dev.baton.security.deeds.LoginDeeds;
import dev.baton.security.login.OidcLogin;
import dev.baton.security.login.SessionLimit;
import dev.baton.security.login.WebappLogin;
import dev.baton.security.origin.OwnNames;
import dev.baton.security.origin.OwnPagesOnly;
import dev.baton.security.passwords.Memberships;
import dev.baton.security.passwords.TooManyTries;
import dev.baton.security.tokens.ApiTokens;
import dev.baton.security.tokens.BearerTokens;
import dev.baton.web.ProblemWriter;
import dev.baton.web.ResponseHeaders;
import java.time.Clock;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Nothing answers without a login but the login itself and the health check. */
@Configuration
@EnableConfigurationProperties(SecuritySettings.class)
class WebSecurity {

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Access access,
            Refusals refusals,
            BearerTokens bearerTokens,
            SessionLimit sessionLimit,
            OwnNames names,
            ProblemWriter problems,
            ObjectProvider<OidcLogin> oidc,
            ObjectProvider<ClientRegistrationRepository> provider)
            throws Exception {
        http.authorizeHttpRequests(access);
        http.formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/").failureHandler(backToLogin()));
        http.requestCache(asked -> asked.requestCache(wholePages()));
        http.httpBasic(basic -> basic.authenticationEntryPoint(refusals));
        http.addFilterBefore(new OwnPagesOnly(names, Paths.PROGRAMS, Paths.SECRETS, problems), CsrfFilter.class);
        http.addFilterBefore(bearerTokens, UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(sessionLimit, BearerTokens.class);
        http.logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                        Paths.matcher(org.springframework.http.HttpMethod.POST, "/logout"), Paths.CAMUNDA_LOGOUT))
                .defaultLogoutSuccessHandlerFor(
                        new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT), Paths.CAMUNDA_LOGOUT)
                .logoutSuccessUrl("/login?logout"));
        http.exceptionHandling(refused -> refused.accessDeniedHandler(refusals)
                .defaultAuthenticationEntryPointFor(refusals, Paths.APIS)
                .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), Paths.CAMUNDA_APIS)
                .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), partsOfPages()));
        http.csrf(csrf ->
                csrf.ignoringRequestMatchers(Paths.CAMUNDA, Paths.SIGNED, Paths.SECRETS, withoutCookie(), ownLogin()));
        http.headers(new ResponseHeaders(Paths.CAMUNDA));
        if (oidc.getIfAvailable() != null) {
            oidc.getObject().on(http, provider.getObject());
        }
        return http.build();
    }

    @Bean
    BearerTokens bearerTokens(ApiTokens tokens, Memberships memberships, ProblemWriter problems, LoginDeeds deeds) {
        return new BearerTokens(tokens, memberships, problems, deeds);
    }

    @Bean
    SessionLimit sessionLimit(SecuritySettings settings, Memberships memberships, Clock clock) {
        return new SessionLimit(settings.session().absolute(), memberships, clock);
    }

    @Bean
    FilterRegistrationBean<BearerTokens> bearerTokensInTheChainOnly(BearerTokens filter) {
        return inTheChainOnly(filter);
    }

    @Bean
    FilterRegistrationBean<SessionLimit> sessionLimitInTheChainOnly(SessionLimit filter) {
        return inTheChainOnly(filter);
    }

    @Bean
    FilterRegistrationBean<WebappLogin> webappLogin(Memberships memberships, CaseReadings readings) {
        var filter = new FilterRegistrationBean<>(new WebappLogin(memberships, readings));
        filter.addInitParameter("authentication-provider", WebappLogin.CurrentUser.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(0);
        return filter;
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> inTheChainOnly(F filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /** A part of a page that asks for itself again is not to become the login page. */
    private static RequestMatcher partsOfPages() {
        return request -> request.getHeader("HX-Request") != null;
    }

    /** Somebody who logs in comes to the page they asked for, not to a part of one or to what a frame of another page showed. */
    private static HttpSessionRequestCache wholePages() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && String.valueOf(request.getHeader("Accept")).contains("text/html")
                && request.getHeader("HX-Request") == null
                && !"iframe".equals(request.getHeader("Sec-Fetch-Dest")));
        return cache;
    }

    private static AuthenticationFailureHandler backToLogin() {
        return (request, response, failure) -> response.sendRedirect(
                failure instanceof TooManyTries tooMany ? "/login?wait=" + tooMany.seconds() : "/login?error");
    }

    /**
     * The session whose token the login page carries may be gone before somebody logs in. That the page is ours the browser says
     * too, in headers that no page can set.
     */
    private static RequestMatcher ownLogin() {
        var login = Paths.matcher(org.springframework.http.HttpMethod.POST, "/login");
        return request -> login.matches(request)
                && ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                        || request.getHeader("Sec-Fetch-Site") == null
                                && ("" + request.getHeader("Origin")).endsWith("://" + request.getHeader("Host")));
    }

    /** A login in the header comes from no form of a foreign page. */
    private static RequestMatcher withoutCookie() {
        return request -> {
            var header = request.getHeader("Authorization");
            return header != null && header.toLowerCase(Locale.ROOT).matches("(basic|bearer) .*");
        };
    }
}
