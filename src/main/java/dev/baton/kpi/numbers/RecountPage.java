package dev.baton.kpi.numbers;

import dev.baton.casefile.Deed;
import dev.baton.kpi.ledger.Counter;
import dev.baton.kpi.ledger.Recounts;
import dev.baton.security.Groups;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/** Whether the figures are those of the trail: how far it is counted, and what the last recount found. */
@Controller
class RecountPage {

    private static final Set<String> ASKS =
            Set.of(Groups.MANAGERS, Groups.LEADERS, Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS);

    private final Counter counter;
    private final Recounts recounts;
    private final ApplicationEventPublisher events;

    RecountPage(Counter counter, Recounts recounts, ApplicationEventPublisher events) {
        this.counter = counter;
        this.recounts = recounts;
        this.events = events;
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
    @Transactional
    public String ask(Authentication login) {
        if (recounts.ask(login.getName())) {
            events.publishEvent(Deed.of("FiguresRecounted"));
        }
        return "redirect:/numbers#recount";
    }
}
