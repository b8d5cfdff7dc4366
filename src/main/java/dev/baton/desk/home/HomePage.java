package dev.baton.desk.home;

import dev.baton.alarms.Alarms;
import dev.baton.casefile.Status;
import dev.baton.desk.accounts.SupportLoad;
import dev.baton.desk.search.CaseFilter;
import dev.baton.desk.search.CaseList;
import dev.baton.security.Groups;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins: who has several roles sees the parts of all of them. Nothing on it is longer than a page. */
@Controller
class HomePage {

    private static final int ROWS = 20;
    private static final Duration SOON = Duration.ofHours(2);

    private final Alarms alarms;
    private final OpenWork work;
    private final LastVisits visits;
    private final OpenQuestions questions;
    private final OwnAccounts accounts;
    private final RunningModels models;
    private final SupportLoad load;
    private final CaseList cases;
    private final Clock clock;

    HomePage(
            Alarms alarms,
            OpenWork work,
            LastVisits visits,
            OpenQuestions questions,
            OwnAccounts accounts,
            RunningModels models,
            SupportLoad load,
            CaseList cases,
            Clock clock) {
        this.alarms = alarms;
        this.work = work;
        this.visits = visits;
        this.questions = questions;
        this.accounts = accounts;
        this.models = models;
        this.load = load;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Authentication login, Model page) {
        var groups = AuthorityUtils.authorityListToSet(login.getAuthorities());
        page.addAttribute("now", clock.instant());
        page.addAttribute("alarms", isAnyOf(groups, Groups.RUNNING_THE_DESK) ? alarms.open() : List.of());
        page.addAttribute("worker", isAnyOf(groups, Groups.DESK));
        page.addAttribute("manager", isAnyOf(groups, Groups.RUNNING_THE_DESK));
        page.addAttribute("success", groups.contains(Groups.CUSTOMER_SUCCESS));
        page.addAttribute("owner", groups.contains(Groups.PROCESS_OWNERS));
        page.addAttribute("auditor", groups.contains(Groups.AUDITORS));
        page.addAttribute("integrator", groups.contains(Groups.INTEGRATORS));
        if (isAnyOf(groups, Groups.DESK)) {
            worker(login, groups, page);
        }
        if (isAnyOf(groups, Groups.RUNNING_THE_DESK)) {
            manager(login, page);
        }
        if (groups.contains(Groups.CUSTOMER_SUCCESS)) {
            page.addAttribute("accounts", accounts.withOpenCases(login, ROWS));
            page.addAttribute("load", load.teams());
        }
        if (groups.contains(Groups.PROCESS_OWNERS)) {
            page.addAttribute("failed", models.failed(ROWS));
            page.addAttribute("versions", models.versions());
        }
        return "desk/home";
    }

    private void worker(Authentication login, Set<String> groups, Model page) {
        var ours = groups.stream().filter(Groups.DESK::contains).collect(Collectors.toSet());
        var before = visits.before(login.getName());
        page.addAttribute("mine", work.of(login.getName(), ROWS));
        page.addAttribute("ours", work.openTo(ours, ROWS));
        page.addAttribute("before", before);
        page.addAttribute("heard", before == null ? List.of() : visits.heard(login.getName(), before, ROWS));
    }

    private void manager(Authentication login, Model page) {
        var soon = new CaseFilter(
                null,
                Set.of(Status.OPEN, Status.RESOLVED),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                clock.instant().plus(SOON));
        page.addAttribute("risks", cases.page(login, soon, ROWS, null));
        page.addAttribute("questions", questions.unanswered(login.getName(), ROWS));
        page.addAttribute("load", load.teams());
    }

    private static boolean isAnyOf(Set<String> groups, Iterable<String> known) {
        for (var group : known) {
            if (groups.contains(group)) {
                return true;
            }
        }
        return false;
    }
}
