package dev.baton.statuspage.page;

import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.statuspage.acts.Outcome;
import dev.baton.statuspage.limits.PageLimits;
import dev.baton.statuspage.limits.TooOften;
import dev.baton.statuspage.links.PublicAddress;
import dev.baton.statuspage.links.StatusLink;
import dev.baton.statuspage.links.StatusLinks;
import dev.baton.statuspage.links.StatusLinks.Told;
import dev.baton.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way to the page and back to it. Nothing of what somebody does there is kept in a session: what was done is told by the address,
 * and what is refused comes back with what was typed.
 */
@Component
class CustomerPage {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private final StatusLinks links;
    private final PageLimits limits;
    private final ShowCase showCase;
    private final Words words;
    private final Clock clock;

    CustomerPage(StatusLinks links, PageLimits limits, ShowCase showCase, Words words, Clock clock) {
        this.links = links;
        this.limits = limits;
        this.showCase = showCase;
        this.words = words;
        this.clock = clock;
    }

    /** What a form asks for. */
    interface Act {

        Outcome run(StatusLink link);
    }

    /** There is no such link, or none that is good: which of these nobody is told. */
    static final class NoSuchLink extends RuntimeException {}

    ModelAndView show(String token, String done, HttpServletRequest request) {
        var link = found(token, request);
        links.opened(link);
        return page(token, link, HttpStatus.OK).addObject("done", done);
    }

    /**
     * @param form which form of the page it was
     * @param typed what it held
     */
    ModelAndView act(String token, String form, Map<String, String> typed, HttpServletRequest request, Act act) {
        var link = found(token, request);
        try {
            limits.act(request.getRemoteAddr(), link.id());
            return done(token, act.run(link));
        } catch (TooOften often) {
            var answer = refused(
                    token, link, HttpStatus.TOO_MANY_REQUESTS, words.of("statuspage.often.act", minutes(often)));
            return typed(answer, form, typed);
        } catch (NotNow meanwhile) {
            return typed(refused(token, link, HttpStatus.CONFLICT, words.of("statuspage.meanwhile")), form, typed);
        } catch (Refusal refusal) {
            return typed(refused(token, link, HttpStatus.BAD_REQUEST, refusal.getMessage()), form, typed);
        } catch (OptimisticLockingException | ConcurrencyFailureException met) {
            return typed(refused(token, link, HttpStatus.CONFLICT, words.of("statuspage.conflict")), form, typed);
        }
    }

    /** The text, if it can be kept. */
    String required(String text, int most) {
        var problem = TextRules.problem(text, most, true);
        if (problem == null) {
            return text.strip();
        }
        if (TextRules.isEmpty(text)) {
            throw new Refusal("", words.of("statuspage.empty"));
        }
        throw new Refusal(
                "", text.length() > most ? words.of("statuspage.long", most) : words.of("statuspage.unstorable"));
    }

    /** The key of the form, or another where it has none. */
    static String key(String given) {
        return KEY.matcher(given).matches() ? given : UUID.randomUUID().toString();
    }

    /** Whole minutes until it is answered again, at least one. */
    long minutes(TooOften often) {
        return Math.max(
                1,
                Duration.between(clock.instant(), often.until()).plusSeconds(59).toMinutes());
    }

    private StatusLink found(String token, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        limits.beforeLooking(address, token);
        var link = links.open(token).orElseThrow(() -> {
            limits.wrong(address);
            return new NoSuchLink();
        });
        limits.look(address, token, link.id());
        return link;
    }

    /** To the page of the case in which it goes on, unless its link was taken back. */
    private ModelAndView done(String token, Outcome outcome) {
        var next = outcome.followUp() == null ? Optional.<Told>empty() : links.forCustomer(outcome.followUp());
        var path = PublicAddress.path(next.map(Told::token).orElse(token));
        var answer =
                new ModelAndView("redirect:%s?done=%s".formatted(path, next.isPresent() ? "followUp" : outcome.key()));
        answer.setStatus(HttpStatus.SEE_OTHER);
        return answer;
    }

    private ModelAndView refused(String token, StatusLink link, HttpStatus status, String why) {
        return page(token, link, status).addObject("refused", why);
    }

    private static ModelAndView typed(ModelAndView page, String form, Map<String, String> typed) {
        return page.addObject("form", form).addObject("typed", typed);
    }

    private ModelAndView page(String token, StatusLink link, HttpStatus status) {
        return new ModelAndView("statuspage/page", status)
                .addObject("shown", showCase.show(link))
                .addObject("base", PublicAddress.path(token))
                .addObject("key", UUID.randomUUID().toString())
                .addObject("typed", Map.of());
    }
}
