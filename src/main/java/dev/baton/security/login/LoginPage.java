package dev.baton.security.login;

import dev.baton.alarms.Alarms;
import dev.baton.security.Groups;
import dev.baton.security.SecuritySettings;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginPage {

    private final boolean evaluation;
    private final boolean provider;
    private final Alarms alarms;

    LoginPage(@Value("${baton.evaluation}") boolean evaluation, SecuritySettings settings, Alarms alarms) {
        this.evaluation = evaluation;
        this.alarms = alarms;
        this.provider = settings.oidc().issuer() != null;
    }

    @GetMapping("/login")
    String login(Model page) {
        page.addAttribute("evaluation", evaluation);
        page.addAttribute("provider", provider);
        return "security/login";
    }

    @GetMapping("/")
    String home(Authentication user, Model page) {
        page.addAttribute("user", user.getName());
        page.addAttribute("alarms", runsTheDesk(user) ? alarms.open() : List.of());
        return "security/home";
    }

    private static boolean runsTheDesk(Authentication user) {
        return user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(Groups.RUNNING_THE_DESK::contains);
    }
}
