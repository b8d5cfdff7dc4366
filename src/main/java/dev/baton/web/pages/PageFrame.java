package dev.baton.web.pages;

import dev.baton.web.pages.Navigation.Entry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Gives every page, as {@code frame}, what the layout shows around it. */
@Component
class PageFrame implements HandlerInterceptor {

    private final Navigation navigation;

    PageFrame(Navigation navigation) {
        this.navigation = navigation;
    }

    /**
     * @param user null without a login: then there is no navigation
     * @param embedded shown in a frame of Tasklist, which has a navigation of its own
     * @param here the page's path
     * @param language of what Baton says on it
     * @param switched this page in the other language
     */
    public record Frame(
            @Nullable String user,
            boolean embedded,
            String here,
            String language,
            String switched,
            List<Entry> work,
            List<Entry> more) {

        public boolean leadsTo(String path) {
            return work.stream().anyMatch(entry -> entry.path().equals(path));
        }
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            page.addObject("frame", of(request));
        }
    }

    private Frame of(HttpServletRequest request) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        var known = login != null && login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken);
        var embedded = "iframe".equals(request.getHeader("Sec-Fetch-Dest"));
        var isWhole = known && !embedded && request.getHeader("HX-Request") == null;
        var language = Languages.spoken(LocaleContextHolder.getLocale());
        return new Frame(
                known ? login.getName() : null,
                embedded,
                request.getRequestURI(),
                language,
                in(Languages.other(language), request),
                isWhole ? navigation.work(login) : List.of(),
                isWhole ? navigation.more(login) : List.of());
    }

    private static String in(String language, HttpServletRequest request) {
        var here = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(Languages.PARAMETER, language)
                .build();
        return "?" + here.getQuery();
    }
}
