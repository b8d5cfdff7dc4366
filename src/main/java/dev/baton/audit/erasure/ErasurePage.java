package dev.baton.audit.erasure;

import dev.baton.casefile.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where process owners have the data of people erased, and say of what nothing may be erased. */
@Controller
@RequestMapping("/audit/erasures")
class ErasurePage {

    private static final String PAGE = "audit/erasures";
    private static final Set<String> MAY_ASK = Set.of("process-owner", "camunda-admin");
    private static final String BACK = "redirect:/audit/erasures";

    private final Erasures erasures;
    private final Holds holds;

    ErasurePage(Erasures erasures, Holds holds) {
        this.erasures = erasures;
        this.holds = holds;
    }

    @GetMapping
    String show(Authentication user, Model page) {
        page.addAttribute(
                "mayAsk",
                user.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(MAY_ASK::contains));
        if (!page.containsAttribute("typed")) {
            page.addAttribute("typed", Map.of());
        }
        page.addAttribute("erasures", erasures.all());
        page.addAttribute("holds", holds.standing());
        return PAGE;
    }

    @PostMapping
    String erase(
            @RequestParam String kind,
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String names,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean sure,
            Authentication user) {
        if (!sure) {
            throw new Refusal("sure", "Tick that you know it cannot be undone.");
        }
        erasures.ask(kind, subject, Arrays.asList(names.split("\\R")), reason, user.getName());
        return BACK;
    }

    @PostMapping("/holds")
    String hold(
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam String reason,
            Authentication user) {
        holds.set(number, account, reason, user.getName());
        return BACK;
    }

    @PostMapping("/holds/{id}/lift")
    String lift(@PathVariable long id, Authentication user) {
        holds.lift(id, user.getName());
        return BACK;
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(Refusal refusal, HttpServletRequest request, Authentication user, Model page) {
        page.addAttribute("refusal", refusal.getMessage());
        var typed = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
        page.addAttribute("typed", typed);
        return show(user, page);
    }
}
