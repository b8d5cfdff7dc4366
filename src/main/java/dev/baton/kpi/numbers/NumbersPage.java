package dev.baton.kpi.numbers;

import dev.baton.casefile.Refusal;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.asking.AskedNumbers;
import dev.baton.kpi.asking.FilterChoices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All figures as tiles, by theme; or those of a board that somebody made, in its order. */
@Controller
class NumbersPage {

    private final Kpis kpis;
    private final AskedNumbers asking;
    private final Tiles tiles;
    private final ChosenTiles chosen;
    private final FilterChoices choices;
    private final AskedFigures questions;
    private final RecountPage recount;

    NumbersPage(
            Kpis kpis,
            AskedNumbers asking,
            Tiles tiles,
            ChosenTiles chosen,
            FilterChoices choices,
            AskedFigures questions,
            RecountPage recount) {
        this.kpis = kpis;
        this.asking = asking;
        this.tiles = tiles;
        this.chosen = chosen;
        this.choices = choices;
        this.questions = questions;
        this.recount = recount;
    }

    /** What cannot be counted is told, and everything that was typed stays. */
    @GetMapping("/numbers")
    ModelAndView show(@RequestParam Map<String, String> parameters, Authentication login, Locale locale, Model page) {
        var answer = new ModelAndView("kpi/numbers");
        var words = AskedNumbers.words(parameters);
        var board = chosen.of(words.get("board"), login);
        page.addAttribute("words", words);
        page.addAttribute("board", board.orElse(null));
        page.addAttribute("boards", chosen.all(login));
        page.addAttribute("questions", questions.askedOf(login));
        page.addAttribute("locale", locale);
        choices.addTo(page);
        recount.addTo(page, login);
        try {
            var asked = asking.read(parameters, login);
            page.addAttribute("asked", asked);
            page.addAttribute(
                    "themes",
                    board.map(one -> Map.of("", tiles.of(one.kpis(kpis), asked, login, locale)))
                            .orElseGet(() -> byTheme(tiles.of(kpis.all(), asked, login, locale))));
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            answer.setStatus(HttpStatus.BAD_REQUEST);
        }
        return answer;
    }

    private static Map<String, List<Tile>> byTheme(List<Tile> tiles) {
        var themes = new LinkedHashMap<String, List<Tile>>();
        tiles.forEach(tile ->
                themes.computeIfAbsent(tile.theme(), theme -> new ArrayList<>()).add(tile));
        return themes;
    }
}
