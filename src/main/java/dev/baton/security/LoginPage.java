package dev.baton.security;

import java.security.Principal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginPage {

    private final boolean evaluation;

    LoginPage(@Value("${baton.evaluation}") boolean evaluation) {
        this.evaluation = evaluation;
    }

    @GetMapping("/login")
    String login(Model page) {
        page.addAttribute("evaluation", evaluation);
        return "security/login";
    }

    @GetMapping("/")
    String home(Principal user, Model page) {
        page.addAttribute("user", user.getName());
        return "security/home";
    }
}
