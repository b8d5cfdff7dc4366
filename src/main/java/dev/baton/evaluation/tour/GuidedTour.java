package dev.baton.evaluation.tour;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.evaluation.EvaluationMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives pages, as {@code tour}, a guided tour through the case it is about, while that is open: the browser shows a step of it to
 * whoever has not left it. A page in a frame, a part of a page and a page without a login have none.
 */
@Configuration
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class GuidedTour implements WebMvcConfigurer, HandlerInterceptor {

    /** Late, and nobody has it: told in {@code evaluation/stories/open.yml}. */
    private static final String LATE = "HD-20268";

    private static final String SOURCE = "helpdesk";

    private final CaseFile caseFile;

    GuidedTour(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    /**
     * @param number the case it is about
     * @param steps in their order
     */
    public record Tour(CaseNumber number, List<Step> steps) {}

    /**
     * @param key its words are {@code evaluation.tour.<key>} and {@code evaluation.tour.<key>.text}
     * @param person who does it
     * @param path where
     */
    public record Step(String key, String person, String path) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && isWhole(request)) {
            tour().ifPresent(tour -> page.addObject("tour", tour));
        }
    }

    private static boolean isWhole(HttpServletRequest request) {
        return request.getRemoteUser() != null
                && request.getHeader("HX-Request") == null
                && !"iframe".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private Optional<Tour> tour() {
        return caseFile.find(SOURCE, LATE)
                .filter(number -> caseFile.get(number).status() == Status.OPEN)
                .map(number -> new Tour(number, steps("/cases/" + number)));
    }

    private static List<Step> steps(String page) {
        return List.of(
                new Step("home", "sam", "/"),
                new Step("late", "sam", page),
                new Step("ask", "sam", page),
                new Step("take", "eli", "/camunda/app/tasklist/default/"),
                new Step("story", "eli", page));
    }
}
