package dev.baton.routing.web;

import dev.baton.calendar.Calendars;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.routing.Profile;
import dev.baton.routing.Profiles;
import dev.baton.routing.people.Holdings;
import dev.baton.routing.people.PeopleList;
import dev.baton.routing.people.ProfileWords;
import dev.baton.routing.people.Reassign;
import dev.baton.web.ProblemResponses;
import dev.baton.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** One person: what they are and can, what they hold, when they are away; and a button that moves all their work. */
@Controller
@RequestMapping("/people/{id}")
class PersonPage {

    private final PeopleList list;
    private final Holdings holdings;
    private final CaseReach reach;
    private final SetAbsence absences;
    private final Profiles profiles;
    private final ChangePeople changes;
    private final Reassign reassign;
    private final Rights rights;
    private final Calendars calendars;
    private final Words words;
    private final Clock clock;

    PersonPage(
            PeopleList list,
            Holdings holdings,
            CaseReach reach,
            SetAbsence absences,
            Profiles profiles,
            ChangePeople changes,
            Reassign reassign,
            Rights rights,
            Calendars calendars,
            Words words,
            Clock clock) {
        this.list = list;
        this.holdings = holdings;
        this.reach = reach;
        this.absences = absences;
        this.profiles = profiles;
        this.changes = changes;
        this.reassign = reassign;
        this.rights = rights;
        this.calendars = calendars;
        this.words = words;
        this.clock = clock;
    }

    static String address(String id) {
        return "/people/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }

    /** 404 where there is nobody of this id. Of what they hold it shows what who looks may read. */
    @GetMapping
    String show(Authentication login, @PathVariable String id, Model page) {
        var found = list.find(id);
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var held = holdings.of(id);
        var read = reach.read(held.stream().map(Holdings.Held::number).collect(Collectors.<CaseNumber>toList()));
        page.addAttribute("entry", found);
        page.addAttribute("person", found.profile());
        page.addAttribute("skills", ProfileWords.told(found.profile().skills()));
        page.addAttribute(
                "held", held.stream().filter(one -> read.contains(one.number())).toList());
        page.addAttribute("absences", absences.coming(id));
        page.addAttribute("mayAbsence", rights.maySetAbsence(login, found.profile()));
        page.addAttribute(
                "mayChange",
                rights.refused(login, found.profile(), found.profile()).isEmpty());
        page.addAttribute("calendars", calendars.names(calendars.latest()));
        page.addAttribute("today", LocalDate.now(clock).toString());
        if (!page.containsAttribute("typed")) {
            page.addAttribute("typed", Map.of());
        }
        return "routing/person";
    }

    /** What was typed stays where it is refused. */
    @PostMapping
    String change(
            Authentication login,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            Model page,
            RedirectAttributes done) {
        var was = known(id);
        var problems = new LinkedHashMap<String, String>();
        var fields = new LinkedHashMap<>(typed);
        fields.putIfAbsent("disabled", "false");
        var said = ProfileWords.over(was, fields::get, problems);
        try {
            if (typed.containsKey("version") && !was.version().equals(typed.get("version"))) {
                throw ProblemResponses.answer(HttpStatus.CONFLICT, words.of("routing.person.changedMeanwhile"));
            }
            problems.forEach((field, problem) -> {
                throw new Refusal(field, problem);
            });
            var moved = changes.keep(login, was, said);
            done.addFlashAttribute("done", words.of("routing.person.kept"));
            done.addFlashAttribute("moved", moved);
            return "redirect:" + address(id);
        } catch (Refusal refusal) {
            page.addAttribute("problem", refusal.field() + " " + refusal.getMessage());
        } catch (ErrorResponseException refused) {
            page.addAttribute("problem", refused.getBody().getDetail());
        }
        page.addAttribute("typed", typed);
        return show(login, id, page);
    }

    @PostMapping("/reassignment")
    String reassign(
            Authentication login,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model page,
            RedirectAttributes done) {
        var person = known(id);
        rights.check(login, person);
        var problem = TextRules.problem(reason, 1_000, true);
        if (problem != null) {
            page.addAttribute("problem", words.of("routing.person.reason") + " " + problem);
            page.addAttribute("typed", Map.of("why", TextRules.unstorable(reason) < 0 ? reason : ""));
            return show(login, id, page);
        }
        var moved = reassign.all(id, reason.strip(), login.getName());
        done.addFlashAttribute(
                "done",
                moved.moved().isEmpty()
                        ? words.of("routing.person.nothingMoved")
                        : words.of("routing.person.moved", moved.moved().size()));
        done.addFlashAttribute("moved", moved);
        return "redirect:" + address(id);
    }

    @PostMapping("/absences/{absence}/end")
    String back(Authentication login, @PathVariable String id, @PathVariable long absence, RedirectAttributes done) {
        absences.end(login, id, absence);
        done.addFlashAttribute("done", words.of("routing.person.ended"));
        return "redirect:" + address(id);
    }

    private Profile known(String id) {
        return (TextRules.unstorable(id) >= 0 ? Optional.<Profile>empty() : profiles.find(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
