package dev.baton.desk.board;

import dev.baton.casefile.Refusal;
import dev.baton.desk.search.CaseFilter;
import dev.baton.desk.search.CaseList;
import dev.baton.desk.search.FilterReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.WebRequest;

/**
 * The open cases in one table. The address holds what is shown; what of it is not known any more is left out, and the page says
 * so. A request of htmx gets the rows alone.
 */
@Controller
@RequestMapping("/board")
class BoardPage {

    private static final String PAGE = "desk/board";
    private static final String MORE = "more";
    private static final int ROWS = 50;

    private final CaseList cases;
    private final FilterReader filters;
    private final BoardSearch search;
    private final BoardViews views;
    private final Clock clock;

    BoardPage(CaseList cases, FilterReader filters, BoardSearch search, BoardViews views, Clock clock) {
        this.cases = cases;
        this.filters = filters;
        this.search = search;
        this.views = views;
        this.clock = clock;
    }

    /** A filter as it was understood, and what of it was left out. */
    private record Understood(BoardAddress address, CaseFilter filter, List<Refusal> leftOut) {}

    /** Where nothing but the number of a case is asked for, the case opens. */
    @GetMapping
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String part,
            Authentication login,
            Model page) {
        var asked = BoardAddress.of(parameters);
        var one = htmx == null && after == null ? search.caseOf(login, asked) : Optional.<String>empty();
        if (one.isPresent()) {
            return "redirect:/cases/" + one.get();
        }
        var understood = understand(asked, login.getName());
        rows(understood, after, login, page);
        if (htmx != null) {
            return PAGE + (MORE.equals(part) ? " :: page" : " :: rows");
        }
        page.addAttribute("asked", understood.address().asked());
        page.addAttribute("query", understood.address().query());
        page.addAttribute("leftOut", understood.leftOut());
        page.addAttribute("teams", filters.workingTeams());
        var kept = views.of(login.getName());
        page.addAttribute("views", kept);
        page.addAttribute(
                "ownViews", kept.stream().anyMatch(view -> view.owner().equals(login.getName())));
        return PAGE;
    }

    /** Keeps what the address {@code filter} shows, and shows it. */
    @PostMapping("/views")
    String keep(
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(defaultValue = "") String filter,
            Authentication login) {
        var address = BoardAddress.read(filter)
                .orElseThrow(
                        () -> new Refusal("filter", "is no address of the board. Choose what to show, then keep it"));
        views.keep(login.getName(), name, shared, address.query());
        return "redirect:/board?" + address.query();
    }

    @PostMapping("/views/{id}/remove")
    String remove(@PathVariable long id, Authentication login) {
        views.remove(login.getName(), id);
        return "redirect:/board";
    }

    /** The page as it was, with the sentence and the name that was typed. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(Refusal refusal, WebRequest request, Authentication login, Model page) {
        page.addAttribute("refusal", refusal);
        page.addAttribute("typed", request.getParameter("name"));
        var filter = request.getParameter("filter");
        var parameters = new LinkedMultiValueMap<String, String>();
        request.getParameterMap().forEach((name, values) -> parameters.add(name, values[0]));
        if (filter != null) {
            parameters.clear();
            BoardAddress.of(filter).asked().forEach(parameters::add);
        }
        return show(parameters, null, null, null, login, page);
    }

    private void rows(Understood understood, @Nullable String after, Authentication login, Model page) {
        var found = cases.page(login, understood.filter(), ROWS, after);
        var address = understood.address();
        page.addAttribute("found", found);
        var closed = after == null ? search.withClosed(login, address, found) : null;
        page.addAttribute("withClosed", closed == null ? null : "/board?" + closed.query());
        page.addAttribute("now", clock.instant());
        page.addAttribute("first", after == null);
        page.addAttribute("plain", address.isPlain());
        page.addAttribute("here", "/board?" + (after == null ? address.query() : address.queryAfter(after)));
        page.addAttribute("next", found.next() == null ? null : "/board?" + address.queryAfter(found.next()));
    }

    private Understood understand(BoardAddress address, String person) {
        var leftOut = new ArrayList<Refusal>();
        while (true) {
            try {
                return new Understood(address, filters.read(address.meaning(clock.instant()), person), leftOut);
            } catch (Refusal unknown) {
                if (!address.asked().containsKey(unknown.field())) {
                    throw unknown;
                }
                leftOut.add(unknown);
                address = address.without(unknown.field());
            }
        }
    }
}
