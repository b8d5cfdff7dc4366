package dev.baton.routing.duty;

import dev.baton.routing.reach.KeptReach;
import dev.baton.routing.rota.Shift;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who is on call for each group now, and whether somebody of each can be reached in the weeks to come. */
@Controller
class RotasPage {

    private static final int HOLES_SHOWN = 20;

    private final RotaGroups groups;
    private final RotaView view;
    private final KeptReach reach;

    RotasPage(RotaGroups groups, RotaView view, KeptReach reach) {
        this.groups = groups;
        this.view = view;
        this.reach = reach;
    }

    /** @param gaps in the two weeks to come */
    record Row(String group, boolean hasRota, List<Shift> onCall, int gaps) {}

    @GetMapping("/people/rotas")
    String rotas(Authentication login, Model page) {
        page.addAttribute(
                "rows",
                groups.all().stream()
                        .filter(groups::isThere)
                        .map(group -> new Row(
                                group,
                                view.hasRota(group),
                                view.now(group),
                                view.ahead(group).gaps().size()))
                        .toList());
        page.addAttribute("mayChange", RotaGroups.mayChange(login));
        return "routing/rotas";
    }

    @GetMapping("/people/reach")
    String reach(Authentication login, Model page) {
        var all = reach.all();
        page.addAttribute("all", all);
        page.addAttribute("looked", reach.last().orElse(null));
        page.addAttribute("most", HOLES_SHOWN);
        page.addAttribute("mayChange", RotaGroups.mayChange(login));
        page.addAttribute(
                "withRota",
                all.stream().map(one -> one.group()).filter(view::hasRota).collect(Collectors.toSet()));
        return "routing/reach";
    }
}
