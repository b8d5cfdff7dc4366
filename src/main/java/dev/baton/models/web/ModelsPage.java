package dev.baton.models.web;

import dev.baton.models.DryRuns;
import dev.baton.models.ModelsRefused;
import java.security.Principal;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Baton comes with next to what runs. Process owners and administrators take an offer here; auditors look. */
@Controller
class ModelsPage {

    private final ModelOffers offers;
    private final ModelPermissions permissions;
    private final DryRuns runs;

    ModelsPage(ModelOffers offers, ModelPermissions permissions, DryRuns runs) {
        this.runs = runs;
        this.offers = offers;
        this.permissions = permissions;
    }

    @GetMapping("/models")
    String show(Principal user, Model page) {
        permissions.reads(user.getName());
        page.addAttribute("offers", offers.all());
        page.addAttribute("untried", runs.cutShort());
        page.addAttribute("mayTake", permissions.lets(user.getName(), Permissions.CREATE));
        return "models/models";
    }

    @PostMapping("/models")
    String take(Principal user, @RequestParam(defaultValue = "") List<String> file, RedirectAttributes answer) {
        try {
            permissions.changes(user.getName(), () -> offers.take(file));
            answer.addFlashAttribute("taken", file);
        } catch (ModelsRefused refused) {
            answer.addFlashAttribute("refused", refused.getMessage());
        }
        return "redirect:/models";
    }
}
