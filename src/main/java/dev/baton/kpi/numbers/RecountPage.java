package dev.baton.kpi.numbers;

import dev.baton.kpi.ledger.Counter;
import dev.baton.kpi.ledger.Recounts;
import dev.baton.security.Groups;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/** Whether the figures are those of the trail: how far it is counted, and what the last recount found. */
@Controller
class RecountPage {

    private static final Set<String> ASKS =
            Set.of(Groups.MANAGERS, Groups.LEADERS, Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS);

    private final Counter counter;
    private final Recounts recounts;

    RecountPage(Counter counter, Recounts recounts) {
        this.counter = counter;
        this.recounts = recounts;
    }

    void addTo(Model page, Authentication login) {
        page.addAttribute("counting", counter.progress());
        page.addAttribute("recount", recounts.latest().orElse(null));
        page.addAttribute(
                "mayRecount",
                login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(ASKS::contains));
    }

    /** Where one goes on already, that one is shown. */
    @PostMapping("/numbers/recount")
    String ask(Authentication login) {
        recounts.ask(login.getName());
        return "redirect:/numbers#recount";
    }
}
