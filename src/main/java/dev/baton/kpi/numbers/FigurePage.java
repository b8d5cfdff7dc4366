package dev.baton.kpi.numbers;

import dev.baton.casefile.Refusal;
import dev.baton.history.Csv;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.Span;
import dev.baton.kpi.asking.AskedNumbers;
import dev.baton.kpi.asking.FilterChoices;
import dev.baton.kpi.judging.Judgements;
import dev.baton.kpi.judging.NumberAnswers;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One figure: what it means, how it went, what may have changed it, and what people answered for it. */
@Controller
@RequestMapping("/numbers/{id}")
class FigurePage {

    private final Kpis kpis;
    private final AskedNumbers asking;
    private final FigureView view;
    private final FilterChoices choices;
    private final Deployments deployments;
    private final Judgements judgements;
    private final NumberAnswers answers;
    private final AskedFigures questions;

    FigurePage(
            Kpis kpis,
            AskedNumbers asking,
            FigureView view,
            FilterChoices choices,
            Deployments deployments,
            Judgements judgements,
            NumberAnswers answers,
            AskedFigures questions) {
        this.kpis = kpis;
        this.asking = asking;
        this.view = view;
        this.choices = choices;
        this.deployments = deployments;
        this.judgements = judgements;
        this.answers = answers;
        this.questions = questions;
    }

    /** 404 where there is no such figure. What cannot be counted is told, and everything that was typed stays. */
    @GetMapping
    ModelAndView show(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            Authentication login,
            Locale locale,
            Model page) {
        return show(kpi(id), parameters, login, locale, page, null);
    }

    /** The same, with what an answer was refused for. */
    ModelAndView show(
            Kpi kpi,
            Map<String, String> parameters,
            Authentication login,
            Locale locale,
            Model page,
            @Nullable Refusal refused) {
        var answer = new ModelAndView("kpi/figure");
        page.addAttribute("kpi", kpi);
        page.addAttribute("locale", locale);
        page.addAttribute("words", AskedNumbers.words(parameters));
        page.addAttribute("spans", Span.values());
        page.addAttribute("dimensions", Dimension.values());
        page.addAttribute("judgement", judgements.find(kpi.id()).orElse(null));
        page.addAttribute("answers", answers.of(kpi.id()));
        page.addAttribute(
                "conclusions", NumberAnswers.CONCLUSIONS.stream().sorted().toList());
        page.addAttribute("mayAnswer", questions.isAsked(login, kpi));
        page.addAttribute("refused", refused);
        choices.addTo(page);
        try {
            var asked = asking.read(parameters, login);
            page.addAttribute("asked", asked);
            page.addAttribute("shown", view.of(kpi, asked, login, locale));
            page.addAttribute(
                    "deployments",
                    deployments.between(
                            asked.period().from().toInstant(),
                            asked.period().to().toInstant()));
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            answer.setStatus(HttpStatus.BAD_REQUEST);
        }
        if (refused != null) {
            answer.setStatus(HttpStatus.BAD_REQUEST);
        }
        return answer;
    }

    /** A table of the page as CSV: {@code course} or {@code parts}. 404 for another table, 400 where it cannot be counted. */
    @GetMapping("/{table}.csv")
    ResponseEntity<String> file(
            @PathVariable String id,
            @PathVariable String table,
            @RequestParam Map<String, String> parameters,
            Authentication login,
            Locale locale) {
        var kpi = kpi(id);
        try {
            var rows = FigureView.tables(view.of(kpi, asking.read(parameters, login), login, locale))
                    .get(table);
            if (rows == null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            var file = new Csv("what", "from", "value", "before", "numerator", "denominator", "unit", "hidden");
            rows.forEach(row -> file.row(
                    row.label(),
                    row.from(),
                    row.value(),
                    row.before(),
                    row.numerator(),
                    row.hidden() ? null : row.denominator(),
                    kpi.unit().name().toLowerCase(Locale.ROOT),
                    row.hidden() ? "too few" : null));
            return file.named("%s-%s.csv".formatted(kpi.id(), table));
        } catch (Refusal refusal) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, refusal.field() + " " + refusal.getMessage(), refusal);
        }
    }

    private Kpi kpi(String id) {
        return kpis.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
