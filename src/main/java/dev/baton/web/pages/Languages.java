package dev.baton.web.pages;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Pages speak what the browser asks for, or what somebody chose by {@code ?language=en|de}, which is remembered for a year in the cookie
 * {@code baton-language}.
 */
@Configuration
class Languages implements WebMvcConfigurer {

    static final String PARAMETER = "language";
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final PageFrame frame;

    Languages(PageFrame frame) {
        this.frame = frame;
    }

    @Bean
    LocaleResolver localeResolver() {
        var asked = new AcceptHeaderLocaleResolver();
        asked.setSupportedLocales(SPOKEN);
        asked.setDefaultLocale(Locale.ENGLISH);
        var chosen = new CookieLocaleResolver("baton-language");
        chosen.setCookieMaxAge(Duration.ofDays(365));
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setRejectInvalidCookies(false);
        chosen.setDefaultLocaleFunction(asked::resolveLocale);
        return chosen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new SpokenAlone();
        change.setParamName(PARAMETER);
        change.setHttpMethods("GET");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change).excludePathPatterns("/api/**");
        registry.addInterceptor(frame);
    }

    /** What no page speaks is not remembered. */
    private static final class SpokenAlone extends LocaleChangeInterceptor {

        @Override
        protected Locale parseLocaleValue(String asked) {
            return SPOKEN.stream()
                    .filter(locale -> locale.getLanguage().equalsIgnoreCase(asked.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No page speaks this language"));
        }
    }

    static String spoken(Locale locale) {
        return Locale.GERMAN.getLanguage().equals(locale.getLanguage()) ? "de" : "en";
    }

    static String other(String language) {
        return language.equals("de") ? "en" : "de";
    }
}
