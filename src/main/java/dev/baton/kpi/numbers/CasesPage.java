package dev.baton.kpi.numbers;

import dev.baton.casefile.Refusal;
import dev.baton.kpi.FigureFormat;
import dev.baton.kpi.Figures;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.Shown;
import dev.baton.kpi.asking.Asked;
import dev.baton.kpi.asking.AskedNumbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The cases that a figure is made of, as far as who looks may read them. */
@Controller
class CasesPage {

    private static final int MOST = 500;

    private final Kpis kpis;
    private final Figures figures;
    private final AskedNumbers asking;
    private final Shown shown;
    private final ReadableOfFigure readable;
    private final FigureFormat format;

    CasesPage(
            Kpis kpis,
            Figures figures,
            AskedNumbers asking,
            Shown shown,
            ReadableOfFigure readable,
            FigureFormat format) {
        this.kpis = kpis;
        this.figures = figures;
        this.asking = asking;
        this.shown = shown;
        this.readable = readable;
        this.format = format;
    }

    /** @param told the value as people write it; null where a case has none of its own */
    record Line(
            String number,
            String subject,
            String account,
            Instant at,
            boolean counted,
            @Nullable String told) {}

    /** 404 where there is no such figure; of too few the cases are not told apart either. */
    @GetMapping("/numbers/{id}/cases")
    ModelAndView show(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            Authentication login,
            Locale locale,
            Model page) {
        var kpi = kpis.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var answer = new ModelAndView("kpi/cases");
        page.addAttribute("kpi", kpi);
        page.addAttribute("locale", locale);
        page.addAttribute("words", AskedNumbers.words(parameters));
        try {
            list(kpi, asking.read(parameters, login), login, locale, page);
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            answer.setStatus(HttpStatus.BAD_REQUEST);
        }
        return answer;
    }

    private void list(Kpi kpi, Asked asked, Authentication login, Locale locale, Model page) {
        var figure = shown.of(kpi, asked.whole(), login);
        page.addAttribute("asked", asked);
        page.addAttribute("figure", figure);
        if (figure.hidden()) {
            page.addAttribute("hidden", true);
            return;
        }
        var counted = figures.cases(kpi, asked.whole(), MOST);
        var known = readable.of(counted, login);
        page.addAttribute("told", format.told(kpi, figure.value(), locale));
        page.addAttribute(
                "unread",
                counted.size()
                        - counted.stream()
                                .filter(one -> known.containsKey(one.number()))
                                .count());
        page.addAttribute("cut", counted.size() == MOST);
        page.addAttribute("most", MOST);
        page.addAttribute(
                "lines",
                counted.stream()
                        .filter(one -> known.containsKey(one.number()))
                        .map(one -> line(kpi, one, known.get(one.number()), locale))
                        .toList());
    }

    private Line line(Kpi kpi, Figures.Counted one, ReadableOfFigure.Known known, Locale locale) {
        var value = one.value() == null ? null : BigDecimal.valueOf(one.value());
        return new Line(
                one.number(),
                known.subject(),
                known.account(),
                one.at(),
                one.counted(),
                value == null ? null : format.told(kpi, value, locale));
    }
}
