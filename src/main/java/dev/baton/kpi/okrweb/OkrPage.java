package dev.baton.kpi.okrweb;

import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.okrcourse.Course;
import dev.baton.kpi.okrs.CheckIns;
import dev.baton.kpi.okrs.Objective;
import dev.baton.kpi.okrs.Objectives;
import dev.baton.kpi.okrs.Quarter;
import dev.baton.kpi.okrs.SaveObjective;
import dev.baton.web.Words;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The objectives, how far they are, and what their owners said of them. */
@Controller
@RequestMapping("/okrs")
class OkrPage {

    private static final Set<String> WRITING =
            Set.of("support-manager", "leadership", "process-owner", "camunda-admin");

    private final Objectives objectives;
    private final CheckIns checkIns;
    private final Course course;
    private final SaveObjective save;
    private final OkrForm form;
    private final Kpis kpis;
    private final Words words;
    private final Clock clock;

    OkrPage(
            Objectives objectives,
            CheckIns checkIns,
            Course course,
            SaveObjective save,
            OkrForm form,
            Kpis kpis,
            Words words,
            Clock clock) {
        this.objectives = objectives;
        this.checkIns = checkIns;
        this.course = course;
        this.save = save;
        this.form = form;
        this.kpis = kpis;
        this.words = words;
        this.clock = clock;
    }

    record Shown(Objective one, List<ShownResult> results) {}

    @GetMapping
    String list(Authentication login, Locale locale, Model page) {
        page.addAttribute(
                "shown",
                objectives.of(null).stream().map(one -> shown(one, locale)).toList());
        page.addAttribute("writes", writes(login));
        return "kpi/okrs";
    }

    @GetMapping("/new")
    String begin(Authentication login, Locale locale, Model page) {
        if (!page.containsAttribute("typed")) {
            page.addAttribute(
                    "typed",
                    Map.of("quarter", Quarter.at(clock.instant(), course.zone()).toString(), "owner", login.getName()));
        }
        edit(page, locale);
        return "kpi/okr-form";
    }

    /** 404 where there is none of that number. */
    @GetMapping("/{number}")
    String show(@PathVariable String number, Authentication login, Locale locale, Model page) {
        var one = objectives.get(number);
        page.addAttribute("one", one);
        page.addAttribute("results", shown(one, locale).results());
        page.addAttribute("checkIns", checkIns.of(number));
        page.addAttribute("writes", writes(login));
        page.addAttribute("running", !one.isActive() || one.nextCheckIn() == null || save.isRunning(number));
        if (!page.containsAttribute("typed")) {
            page.addAttribute("typed", form.typed(one));
        }
        edit(page, locale);
        return "kpi/okr";
    }

    @PostMapping
    String make(@RequestParam Map<String, String> typed, Authentication login, RedirectAttributes answer) {
        return keep(null, typed, login, answer);
    }

    @PostMapping("/{number}")
    String change(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Authentication login,
            RedirectAttributes answer) {
        return keep(objectives.get(number).number(), typed, login, answer);
    }

    @PostMapping("/{number}/restart")
    String restart(@PathVariable String number, Authentication login, RedirectAttributes answer) {
        try {
            save.restart(number, login.getName());
            answer.addFlashAttribute("done", words.of("kpi.okr.done.restarted"));
        } catch (NotNow refusal) {
            answer.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/okrs/" + number;
    }

    /** Whatever comes of it, they are back on a page with a sentence, and with what they typed where it was refused. */
    private String keep(
            @Nullable String number, Map<String, String> typed, Authentication login, RedirectAttributes answer) {
        try {
            var kept = save.save(form.wanted(number, typed), login.getName());
            answer.addFlashAttribute(
                    "done", words.of("kpi.okr.done." + objectives.get(kept).state()));
            return "redirect:/okrs/" + kept;
        } catch (NotNow refusal) {
            answer.addFlashAttribute("refused", refusal.getMessage());
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refused", sentence(refusal));
        } catch (ConcurrencyFailureException met) {
            answer.addFlashAttribute("refused", words.of("kpi.okr.conflict"));
        }
        answer.addFlashAttribute("typed", typed);
        return "redirect:/okrs/" + (number == null ? "new" : number);
    }

    private String sentence(Refusal refusal) {
        var field = refusal.field().replaceAll("keyResults\\[\\d]\\.", "");
        var place = refusal.field().startsWith("keyResults[")
                ? words.of(
                                "kpi.okr.row",
                                Character.getNumericValue(refusal.field().charAt("keyResults[".length())) + 1) + " "
                : "";
        return "%s%s: %s".formatted(place, words.of("kpi.okr.in." + field), refusal.getMessage());
    }

    private void edit(Model page, Locale locale) {
        page.addAttribute("dimensions", Dimension.values());
        page.addAttribute(
                "kpis",
                kpis.all().stream()
                        .map(kpi -> Map.of(
                                "id",
                                kpi.id(),
                                "name",
                                "%s (%s)".formatted(kpi.name().in(locale), words.of("kpi.okr.unit." + kpi.unit()))))
                        .toList());
    }

    private Shown shown(Objective one, Locale locale) {
        return new Shown(
                one,
                course.of(one).stream()
                        .map(progress -> ShownResult.of(progress, locale))
                        .toList());
    }

    private static boolean writes(Authentication login) {
        return AuthorityUtils.authorityListToSet(login.getAuthorities()).stream()
                .anyMatch(WRITING::contains);
    }
}
