package dev.baton.security.tokens;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.security.Groups;
import dev.baton.security.SecuritySettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where people make and revoke their own API tokens, and administrators revoke everyone's. */
@Controller
@RequestMapping("/tokens")
class TokensPage {

    private static final String PAGE = "security/tokens";

    private final ApiTokens tokens;
    private final Clock clock;
    private final Duration longest;

    TokensPage(ApiTokens tokens, Clock clock, SecuritySettings settings) {
        this.tokens = tokens;
        this.clock = clock;
        this.longest = settings.tokens().longest();
    }

    @GetMapping
    String show(Authentication user, Model page) {
        var all = isAdministrator(user);
        page.addAttribute("tokens", all ? tokens.all() : tokens.of(user.getName()));
        page.addAttribute("everyones", all);
        page.addAttribute("scopes", List.of(Scope.values()));
        page.addAttribute("now", clock.instant());
        page.addAttribute("longest", longest.toDays());
        return PAGE;
    }

    /** The new token is in the answer, which no browser keeps, and nowhere else. */
    @PostMapping
    String create(
            @RequestParam String name,
            @RequestParam(required = false) @Nullable Set<Scope> scopes,
            @RequestParam long days,
            Authentication user,
            Model page) {
        checkName(name);
        if (scopes == null || scopes.isEmpty()) {
            throw new Refusal("scopes", "Tick at least one thing the token is for.");
        }
        if (days < 1 || days > longest.toDays()) {
            throw new Refusal("days", "A token is good for 1 to %d days.".formatted(longest.toDays()));
        }
        page.addAttribute("created", tokens.create(user.getName(), name, scopes, Duration.ofDays(days)));
        return show(user, page);
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable long id, Authentication user) {
        tokens.revoke(id, user.getName(), isAdministrator(user));
        return "redirect:/tokens";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(Refusal refusal, Authentication user, Model page) {
        page.addAttribute("refusal", refusal.getMessage());
        return show(user, page);
    }

    private static void checkName(String name) {
        var problem = TextRules.problem(name, 80, true);
        if (problem != null) {
            throw new Refusal("name", "The token's name " + problem + ".");
        }
    }

    private static boolean isAdministrator(Authentication user) {
        return user.getAuthorities().stream()
                .anyMatch(group -> group.getAuthority().equals(Groups.ADMINISTRATORS));
    }
}
