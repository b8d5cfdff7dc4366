package dev.baton.security.login;

import dev.baton.security.SecuritySettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginPage {

    private final boolean evaluation;
    private final boolean provider;

    LoginPage(@Value("${baton.evaluation}") boolean evaluation, SecuritySettings settings) {
        this.evaluation = evaluation;
        this.provider = settings.oidc().issuer() != null;
    }

    @GetMapping("/login")
    String login(Model page) {
        page.addAttribute("evaluation", evaluation);
        page.addAttribute("provider", provider);
        return "security/login";
    }
}
