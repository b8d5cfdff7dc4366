package dev.baton.escalation.accountweb;

import dev.baton.casefile.Refusal;
import dev.baton.escalation.accounts.AccountEscalation.Trend;
import dev.baton.escalation.accounts.Contributions;
import dev.baton.escalation.accounts.Criterion;
import dev.baton.escalation.accounts.ExitCriteria;
import dev.baton.escalation.accounts.RequestAccountEscalation;
import dev.baton.escalation.accounts.Responsible;
import dev.baton.escalation.accounts.RestartAccountEscalation;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An account escalation on one page: what it is about, what ends it, and what people did. Its tasks are done in Tasklist. */
@Controller
@RequestMapping("/account-escalations/{number}")
class AccountEscalationPage {

    private static final int LONGEST = 2_000;

    private final AccountEscalationReach reach;
    private final ShowAccountEscalation show;
    private final ExitCriteria criteria;
    private final Contributions contributions;
    private final RequestAccountEscalation cases;
    private final Responsible responsible;
    private final RestartAccountEscalation restart;
    private final AccountForm form;
    private final TaskService tasks;
    private final Clock clock;

    AccountEscalationPage(
            AccountEscalationReach reach,
            ShowAccountEscalation show,
            ExitCriteria criteria,
            Contributions contributions,
            RequestAccountEscalation cases,
            Responsible responsible,
            RestartAccountEscalation restart,
            AccountForm form,
            TaskService tasks,
            Clock clock) {
        this.reach = reach;
        this.show = show;
        this.criteria = criteria;
        this.contributions = contributions;
        this.cases = cases;
        this.responsible = responsible;
        this.restart = restart;
        this.form = form;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** 404 where there is none of that number that they may read. */
    @GetMapping
    String show(@PathVariable String number, Authentication login, Model page) {
        var one = reach.reading(number, login);
        page.addAttribute("shown", show.of(one));
        page.addAttribute("one", one);
        page.addAttribute("leads", reach.leads(one, login));
        page.addAttribute("running", one.isOver() || restart.isRunning(number));
        page.addAttribute(
                "tasks",
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .orderByTaskCreateTime()
                        .asc()
                        .list());
        page.addAttribute("now", clock.instant());
        return "escalation/account-escalation";
    }

    @PostMapping("/criteria")
    String add(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String owner,
            Authentication login,
            RedirectAttributes answer) {
        reach.leading(number, login);
        form.act("criterion", Map.of("text", text, "owner", owner), answer, () -> {
            criteria.add(number, form.required("text", text, ExitCriteria.LONGEST), owner, login.getName());
            return "escalation.account.done.criterion";
        });
        return back(number, answer);
    }

    /** @param state met, waived or open */
    @PostMapping("/criteria/{id}")
    String settle(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam String state,
            @RequestParam(defaultValue = "") String reason,
            Authentication login,
            RedirectAttributes answer) {
        reach.settling(number, id, login);
        form.act("criterion-" + id, Map.of("reason", reason), answer, () -> {
            var settled = AccountEscalationApi.named(Criterion.State.class, "state", state);
            criteria.settle(
                    number,
                    id,
                    settled,
                    reason.isBlank() ? null : form.required("reason", reason, LONGEST),
                    login.getName());
            return "escalation.account.done.settled";
        });
        return back(number, answer);
    }

    @PostMapping("/effort")
    String effort(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String note,
            Authentication login,
            RedirectAttributes answer) {
        reach.reading(number, login);
        form.act("effort", Map.of("hours", hours, "note", note), answer, () -> {
            contributions.effort(
                    number, number(hours), note.isBlank() ? null : form.required("note", note, 1_000), login.getName());
            return "escalation.account.done.effort";
        });
        return back(number, answer);
    }

    @PostMapping("/updates")
    String update(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String text,
            Authentication login,
            RedirectAttributes answer) {
        reach.leading(number, login);
        form.act("update", Map.of("text", text), answer, () -> {
            contributions.update(number, form.required("text", text, 8_000), login.getName());
            return "escalation.account.done.update";
        });
        return back(number, answer);
    }

    @PostMapping("/continuation")
    String goOn(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Authentication login,
            RedirectAttributes answer) {
        reach.leading(number, login);
        form.act("continuation", Map.of("reason", reason), answer, () -> {
            criteria.goOn(number, form.required("reason", reason, LONGEST), login.getName());
            return "escalation.account.done.continuation";
        });
        return back(number, answer);
    }

    @PostMapping("/trend")
    String trend(
            @PathVariable String number, @RequestParam String trend, Authentication login, RedirectAttributes answer) {
        reach.leading(number, login);
        form.act("trend", Map.of(), answer, () -> {
            contributions.trend(number, AccountEscalationApi.named(Trend.class, "trend", trend), login.getName());
            return "escalation.account.done.trend";
        });
        return back(number, answer);
    }

    /** @param remove whether it does not belong to it any more */
    @PostMapping("/cases")
    String cases(
            @PathVariable String number,
            @RequestParam(name = "case", defaultValue = "") String subject,
            @RequestParam(defaultValue = "false") boolean remove,
            Authentication login,
            RedirectAttributes answer) {
        reach.leading(number, login);
        form.act("case", Map.of("case", subject), answer, () -> {
            if (remove) {
                cases.remove(number, subject.strip(), login.getName());
                return "escalation.account.done.caseRemoved";
            }
            cases.add(number, form.required("case", subject, 24), login.getName());
            return "escalation.account.done.caseAdded";
        });
        return back(number, answer);
    }

    @PostMapping("/responsible")
    String name(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String reason,
            Authentication login,
            RedirectAttributes answer) {
        reach.leading(number, login);
        form.act("responsible", Map.of("person", person, "reason", reason), answer, () -> {
            responsible.name(
                    number,
                    form.required("person", person, 64),
                    form.required("reason", reason, 1_000),
                    login.getName());
            return "escalation.account.done.responsible";
        });
        return back(number, answer);
    }

    @PostMapping("/restart")
    String restart(@PathVariable String number, Authentication login, RedirectAttributes answer) {
        reach.leading(number, login);
        form.act("restart", Map.of(), answer, () -> {
            restart.restart(number, login.getName());
            return "escalation.account.done.restarted";
        });
        return back(number, answer);
    }

    /** People write a comma where others write a point. */
    private static BigDecimal number(String typed) {
        try {
            return new BigDecimal(typed.strip().replace(',', '.'));
        } catch (NumberFormatException none) {
            throw new Refusal("hours", "must be hours, like 1.5");
        }
    }

    private static String back(String number, RedirectAttributes answer) {
        answer.addAttribute("number", number);
        return "redirect:/account-escalations/{number}";
    }
}
