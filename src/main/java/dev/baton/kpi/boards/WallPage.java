package dev.baton.kpi.boards;

import dev.baton.casefile.Refusal;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.asking.AskedNumbers;
import dev.baton.kpi.numbers.ChosenTiles.Board;
import dev.baton.kpi.numbers.Tiles;
import java.time.Clock;
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
import org.springframework.web.util.UriComponentsBuilder;

/** A board for a screen on the wall: large, dark, without anything to click, and loaded anew by itself. */
@Controller
class WallPage {

    /** Where no board is chosen. */
    private static final List<String> USUAL = List.of(
            "backlog",
            "opened",
            "resolved",
            "firstResponseTime",
            "slaMet",
            "escalationRate",
            "takeChargeTime",
            "reopenRate",
            "csat");

    private static final int REFRESH_SECONDS = 60;

    private final Kpis kpis;
    private final NumberBoards boards;
    private final AskedNumbers asking;
    private final Tiles tiles;
    private final Clock clock;

    WallPage(Kpis kpis, NumberBoards boards, AskedNumbers asking, Tiles tiles, Clock clock) {
        this.kpis = kpis;
        this.boards = boards;
        this.asking = asking;
        this.tiles = tiles;
        this.clock = clock;
    }

    /** Parameters as of {@code /numbers}. */
    @GetMapping("/numbers/wall")
    ModelAndView show(@RequestParam Map<String, String> parameters, Authentication login, Locale locale, Model page) {
        var answer = new ModelAndView("kpi/wall");
        var board = boards.of(parameters.get("board"), login);
        var shown = board.orElseGet(() -> new Board(0, login.getName(), "", false, USUAL));
        page.addAttribute("board", board.orElse(null));
        page.addAttribute("every", REFRESH_SECONDS);
        page.addAttribute("here", here(AskedNumbers.words(parameters)));
        page.addAttribute("at", clock.instant());
        try {
            var asked = asking.read(parameters, login);
            page.addAttribute("asked", asked);
            page.addAttribute("tiles", tiles.of(shown.kpis(kpis), asked, login, locale));
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            answer.setStatus(HttpStatus.BAD_REQUEST);
        }
        return answer;
    }

    private static String here(Map<String, String> words) {
        var address = UriComponentsBuilder.fromPath("/numbers/wall");
        words.forEach((name, word) -> address.queryParam(name, "{" + name + "}"));
        return address.buildAndExpand(words).encode().toUriString();
    }
}
