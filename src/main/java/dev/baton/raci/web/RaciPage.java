package dev.baton.raci.web;

import dev.baton.casefile.Priority;
import dev.baton.casefile.Refusal;
import dev.baton.raci.Raci;
import dev.baton.raci.Roles;
import dev.baton.raci.advice.ActivityTitles;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deployed matrix as people draw it: activities down, groups across, and how much of it is open now. */
@Controller
class RaciPage {

    private static final List<String> FIRST = List.of("support-agent", "cs-manager", "engineering", "support-manager");
    private static final int PEOPLE = 20;

    private final Raci raci;
    private final HeldNow held;
    private final ActivityTitles titles;

    RaciPage(Raci raci, HeldNow held, ActivityTitles titles) {
        this.raci = raci;
        this.held = held;
        this.titles = titles;
    }

    /** @param letters for each group of the page, empty where it has no part */
    record Row(String title, List<String> letters, int open, int nobody) {}

    /** @param does how many open tasks there are of what the group does */
    record Column(String group, int does) {}

    /** @param activities what they are about, in words */
    record Said(String kind, String group, String activities, int count) {}

    /** @param doing what of it, as "3 × Work on the case" */
    record Holder(String person, int all, String doing) {}

    @GetMapping("/raci")
    String show(
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(defaultValue = "false") String highRisk,
            Locale language,
            Model page) {
        var asked = priority(priority, page);
        var risky = highRisk.equals("true");
        var matrix = raci.matrix(asked, risky);
        var now = held.count();
        var groups = groups(matrix);
        page.addAttribute("priority", asked == null ? "" : asked.name());
        page.addAttribute("highRisk", risky);
        page.addAttribute(
                "columns",
                groups.stream().map(group -> column(group, matrix, now)).toList());
        page.addAttribute(
                "rows",
                matrix.stream().map(roles -> row(roles, groups, now, language)).toList());
        page.addAttribute(
                "imbalances",
                Imbalance.of(matrix).stream().map(one -> said(one, language)).toList());
        page.addAttribute(
                "holders",
                now.byPerson().stream()
                        .limit(PEOPLE)
                        .map(one -> holder(one, matrix, language))
                        .toList());
        page.addAttribute("holdersLeftOut", Math.max(0, now.byPerson().size() - PEOPLE));
        page.addAttribute("complete", now.complete());
        return "raci/matrix";
    }

    /** What is no priority is left out, and the page says so. */
    private static @Nullable Priority priority(@Nullable String written, Model page) {
        try {
            return RaciApi.priority(written);
        } catch (Refusal unknown) {
            page.addAttribute("leftOut", true);
            return null;
        }
    }

    private static List<String> groups(List<Roles> matrix) {
        return Stream.concat(FIRST.stream(), matrix.stream().flatMap(roles -> roles.groups().stream()))
                .distinct()
                .toList();
    }

    private static Column column(String group, List<Roles> matrix, HeldNow.Held now) {
        return new Column(
                group,
                matrix.stream()
                        .filter(roles -> roles.doers().contains(group))
                        .mapToInt(roles -> now.open(roles.activity()))
                        .sum());
    }

    private Row row(Roles roles, List<String> groups, HeldNow.Held now, Locale language) {
        return new Row(
                titles.in(language, roles),
                groups.stream().map(roles::letters).toList(),
                now.open(roles.activity()),
                now.nobody(roles.activity()));
    }

    private Said said(Imbalance one, Locale language) {
        return new Said(
                one.kind(),
                one.group(),
                one.activities().stream()
                        .map(roles -> titles.in(language, roles))
                        .collect(Collectors.joining(", ")),
                one.activities().size());
    }

    private Holder holder(HeldNow.OfPerson one, List<Roles> matrix, Locale language) {
        return new Holder(
                one.person(),
                one.all(),
                matrix.stream()
                        .filter(roles -> one.open().containsKey(roles.activity()))
                        .map(roles -> one.open().get(roles.activity()) + " × " + titles.in(language, roles))
                        .collect(Collectors.joining(", ")));
    }
}
