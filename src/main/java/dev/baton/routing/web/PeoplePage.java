package dev.baton.routing.web;

import dev.baton.casefile.Refusal;
import dev.baton.routing.people.PeopleList;
import dev.baton.web.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who there is, what they can, whether they are there and how much they have. An absence is two clicks away. */
@Controller
@RequestMapping("/people")
class PeoplePage {

    private static final int ROWS = 50;

    private final PeopleList list;
    private final SetAbsence absences;
    private final Rights rights;
    private final Words words;
    private final Clock clock;

    PeoplePage(PeopleList list, SetAbsence absences, Rights rights, Words words, Clock clock) {
        this.list = list;
        this.absences = absences;
        this.rights = rights;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String list(
            Authentication login,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            Model page) {
        try {
            page.addAttribute("found", list.page(q, null, ROWS, after));
        } catch (Refusal refusal) {
            page.addAttribute("problem", refusal.field() + " " + refusal.getMessage());
            page.addAttribute("found", list.page(null, null, ROWS, null));
        }
        page.addAttribute("q", q);
        page.addAttribute("manages", rights.manages(login));
        page.addAttribute("today", LocalDate.now(clock).toString());
        if (!page.containsAttribute("typed")) {
            page.addAttribute("typed", Map.of());
        }
        return "routing/people";
    }

    /** What was typed stays where it is refused. */
    @PostMapping("/{id}/absences")
    String away(
            Authentication login,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            Model page,
            RedirectAttributes done) {
        try {
            var set = absences.set(
                    login, id, typed.get("from"), typed.get("to"), typed.get("substitute"), typed.get("reason"));
            done.addFlashAttribute("done", words.of("routing.people.awaySet", id));
            done.addFlashAttribute("warnings", set.warnings());
            return "redirect:" + ("person".equals(typed.get("back")) ? PersonPage.address(id) : "/people");
        } catch (Refusal refusal) {
            page.addAttribute("problem", refusal.field() + " " + refusal.getMessage());
            page.addAttribute("typed", typed);
            page.addAttribute("opened", id);
            return list(login, id, null, page);
        }
    }
}
