package dev.baton.notification.preferences;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever looks at a page or sends a form is there. What an open page asks by itself, and programs, say nothing of that. */
@Configuration
class SignsOfLife implements WebMvcConfigurer, HandlerInterceptor {

    private static final Duration OFTEN = Duration.ofMinutes(1);
    private static final int PEOPLE = 10_000;

    private final PersonMessages messages;
    private final Clock clock;
    private final Cache<String, Instant> seen =
            Caffeine.newBuilder().maximumSize(PEOPLE).build();

    SignsOfLife(PersonMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/status/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var person = request.getRemoteUser();
        if (person != null && isAPersons(request)) {
            var now = clock.instant();
            var before = seen.getIfPresent(person);
            if (before == null || before.plus(OFTEN).isBefore(now) || before.isAfter(now)) {
                seen.put(person, now);
                messages.givesSignOfLife(person, now);
            }
        }
        return true;
    }

    private static boolean isAPersons(HttpServletRequest request) {
        var wanted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("POST")
                || request.getHeader("HX-Request") == null && wanted != null && wanted.contains("text/html");
    }
}
