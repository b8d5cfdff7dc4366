package dev.baton.notification.preferences;

import dev.baton.casefile.Refusal;
import dev.baton.web.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody says how they want to hear outside of Baton of what they find in it. */
@Controller
@RequestMapping("/inbox/preferences")
class PreferencesPage {

    private final Preferences preferences;
    private final Words words;

    PreferencesPage(Preferences preferences, Words words) {
        this.preferences = preferences;
        this.words = words;
    }

    @GetMapping
    String show(Authentication login, Model page) {
        var known = known(login);
        page.addAttribute("chosen", known);
        page.addAttribute("topics", Topic.values());
        page.addAttribute("hows", Preference.How.values());
        if (!page.containsAttribute("typed")) {
            page.addAttribute("typed", typed(known));
        }
        return "notification/preferences";
    }

    /** What was typed stays where it is refused. */
    @PostMapping
    String keep(Authentication login, @RequestParam Map<String, String> typed, Model page, RedirectAttributes done) {
        try {
            preferences.keep(ChosenPreferences.over(known(login), typed::get));
            done.addFlashAttribute("done", words.of("notification.preferences.kept"));
            return "redirect:/inbox/preferences";
        } catch (Refusal refusal) {
            page.addAttribute("problem", label(refusal.field()) + " " + refusal.getMessage());
            page.addAttribute("wrong", refusal.field());
            page.addAttribute("typed", typed);
            return show(login, page);
        }
    }

    private String label(String field) {
        var isTopic =
                Arrays.stream(Topic.values()).anyMatch(topic -> topic.label().equals(field));
        return words.of((isTopic ? "notification.topic." : "notification.preferences.") + field);
    }

    private static Map<String, String> typed(Preference known) {
        var typed = new HashMap<String, String>();
        typed.put("mail", known.mail());
        typed.put("second", known.second());
        typed.put(
                "quietFrom", known.quiet() == null ? null : known.quiet().from().toString());
        typed.put("quietTo", known.quiet() == null ? null : known.quiet().to().toString());
        typed.put("digestAt", known.digestAt().toString());
        known.all().forEach((topic, how) -> typed.put(topic.label(), how.label()));
        return typed;
    }

    private Preference known(Authentication login) {
        return preferences.find(login.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
