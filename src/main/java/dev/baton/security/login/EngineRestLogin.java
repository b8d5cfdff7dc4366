package dev.baton.security.login;

import dev.baton.security.deeds.CaseReadings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A call of the engine's REST API is made with the permissions of the person who makes it. */
class EngineRestLogin extends OncePerRequestFilter {

    private final IdentityService identities;

    private final CaseReadings readings;

    EngineRestLogin(IdentityService identities, CaseReadings readings) {
        this.identities = identities;
        this.readings = readings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        readings.engineRead(login);
        identities.setAuthentication(login.getName(), groups(login.getAuthorities()));
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }

    private static List<String> groups(Iterable<? extends GrantedAuthority> authorities) {
        return java.util.stream.StreamSupport.stream(authorities.spliterator(), false)
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    @Configuration
    static class Registration {

        @Bean
        FilterRegistrationBean<EngineRestLogin> engineRestLogin(IdentityService identities, CaseReadings readings) {
            var filter = new FilterRegistrationBean<>(new EngineRestLogin(identities, readings));
            filter.addUrlPatterns("/engine-rest/*");
            filter.setOrder(0);
            return filter;
        }
    }
}
