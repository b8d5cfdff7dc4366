package dev.baton.kpi.boards;

import dev.baton.casefile.Refusal;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.numbers.ChosenTiles.Board;
import dev.baton.security.Groups;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.WebRequest;

/** Putting a board together. Sharing it is for those who run the desk. */
@Controller
@RequestMapping("/numbers/boards")
class BoardsPage {

    private static final String PAGE = "kpi/boards";

    private final Kpis kpis;
    private final NumberBoards boards;
    private final ChosenPlaces places;

    BoardsPage(Kpis kpis, NumberBoards boards, ChosenPlaces places) {
        this.kpis = kpis;
        this.boards = boards;
        this.places = places;
    }

    /** @param board that is to be changed; a new one where it is left out, or somebody else's */
    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String board, Authentication login, Locale locale, Model page) {
        var own = boards.of(board, login).filter(one -> one.owner().equals(login.getName()));
        page.addAttribute("board", own.orElse(null));
        page.addAttribute("name", own.map(Board::name).orElse(""));
        page.addAttribute("shared", own.map(Board::shared).orElse(false));
        page.addAttribute("places", own.map(BoardsPage::places).orElse(Map.of()));
        fill(login, locale, page);
        return PAGE;
    }

    /** @param id of an own board that becomes this; a new one where it is left out */
    @PostMapping
    String keep(
            @RequestParam(required = false) @Nullable Long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam Map<String, String> form,
            Authentication login) {
        if (shared && !mayShare(login)) {
            throw new Refusal("shared", "is for support managers, leadership and administrators");
        }
        var kept = boards.keep(login.getName(), id, name, shared, places.read(form));
        return "redirect:/numbers?board=" + kept;
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable long id, Authentication login) {
        boards.remove(login.getName(), id);
        return "redirect:/numbers";
    }

    /** The form as it was, with the sentence and everything that was typed. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(Refusal refusal, WebRequest request, Authentication login, Locale locale, Model page) {
        var typed = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith("place.")) {
                typed.put(name.substring("place.".length()), values[0]);
            }
        });
        page.addAttribute("refusal", refusal);
        page.addAttribute("board", boards.of(request.getParameter("id"), login).orElse(null));
        page.addAttribute("name", request.getParameter("name"));
        page.addAttribute("shared", "true".equals(request.getParameter("shared")));
        page.addAttribute("places", typed);
        fill(login, locale, page);
        return PAGE;
    }

    private void fill(Authentication login, Locale locale, Model page) {
        page.addAttribute("kpis", kpis.all());
        page.addAttribute("locale", locale);
        page.addAttribute("mayShare", mayShare(login));
    }

    private static Map<String, String> places(Board board) {
        var places = new HashMap<String, String>();
        for (var at = 0; at < board.tiles().size(); at++) {
            places.put(board.tiles().get(at), String.valueOf(at + 1));
        }
        return places;
    }

    private static boolean mayShare(Authentication login) {
        return AuthorityUtils.authorityListToSet(login.getAuthorities()).stream()
                .anyMatch(Groups.RUNNING_THE_DESK::contains);
    }
}
