package dev.baton.security.deeds;

import dev.baton.security.passwords.TooManyTries;
import java.util.Map;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.web.filter.RequestContextFilter;

/** Whoever is slowed down for guessing is refused a login as well. */
@Configuration
class LoginEvents {

    @Bean
    AuthenticationEventPublisher loginEventPublisher(ApplicationEventPublisher events) {
        var publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setAdditionalExceptionMappings(Map.of(TooManyTries.class, AuthenticationFailureLockedEvent.class));
        return publisher;
    }

    /** Which request it is, is known before anybody logs in with it. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> knownRequest() {
        var filter = new FilterRegistrationBean<RequestContextFilter>(new OrderedRequestContextFilter());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 5);
        return filter;
    }
}
