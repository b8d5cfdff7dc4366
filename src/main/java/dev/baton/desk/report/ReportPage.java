package dev.baton.desk.report;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.casefile.Categories;
import dev.baton.casefile.UnknownCase;
import dev.baton.intake.AddMessage;
import dev.baton.intake.ReadReport.Read;
import dev.baton.intake.ReportCase;
import dev.baton.intake.RetryOnConflict;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/**
 * Reports a case. Whatever is wrong is said beside its field, and everything typed stays. Open cases of the account that look alike
 * are shown first; what was typed can be said on one of them instead.
 */
@Controller
@RequestMapping("/report")
class ReportPage {

    private static final String PAGE = "desk/report";

    private final ReportCase reportCase;
    private final AddMessage messages;
    private final Accounts accounts;
    private final AccountSearch search;
    private final LookAlikes lookAlikes;
    private final CaseReach own;
    private final CaseFile caseFile;
    private final Categories categories;

    ReportPage(
            ReportCase reportCase,
            AddMessage messages,
            Accounts accounts,
            AccountSearch search,
            LookAlikes lookAlikes,
            CaseReach own,
            CaseFile caseFile,
            Categories categories) {
        this.reportCase = reportCase;
        this.messages = messages;
        this.accounts = accounts;
        this.search = search;
        this.lookAlikes = lookAlikes;
        this.own = own;
        this.caseFile = caseFile;
        this.categories = categories;
    }

    /** @param reported the number of a case that was just reported by somebody who may not read it */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(required = false) @Nullable String reported,
            Model page) {
        page.addAttribute("reported", number(reported));
        return form(TypedReport.blank(account, UUID.randomUUID().toString()), Map.of(), page);
    }

    /** The accounts with these words, as a part of the form. */
    @GetMapping("/accounts")
    String accounts(@RequestParam(defaultValue = "") String account, Model page) {
        page.addAttribute("choices", search.of(account));
        page.addAttribute("typed", TypedReport.blank(account, ""));
        return PAGE + " :: accounts";
    }

    /**
     * 302 to the case. 400 with what is wrong, or where there are cases that look alike and {@code new} is not said, or where what was
     * typed is to be said on a case ({@code on}) that is none of the account; 403 where who asks may not write in that one.
     */
    @PostMapping
    String report(
            @RequestParam(name = "new", required = false) @Nullable String isNew,
            @RequestParam(required = false) @Nullable String on,
            WebRequest request,
            HttpServletResponse response,
            Authentication login,
            Model page) {
        var typed = TypedReport.of(request);
        var problems = typed.problems(categories);
        var account = account(typed);
        if (account == null) {
            problems.putIfAbsent("account", typed.get("account").isBlank() ? "is missing" : "unknown");
        }
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(typed, problems, page);
        }
        if (on != null && !on.isEmpty()) {
            return sayOn(on, typed, account, login, response, page);
        }
        var alikes = isNew == null
                ? lookAlikes.of(login, account, typed.get("subject"), typed.get("description"))
                : List.<LookAlikes.LookAlike>of();
        if (!alikes.isEmpty()) {
            page.addAttribute("alikes", alikes);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(typed, problems, page);
        }
        var report = typed.report(login.getName(), account);
        var filed = RetryOnConflict.attempt(() -> reportCase.report(new Read(report, List.of(), List.of())));
        return own.reads(filed.number())
                ? "redirect:/cases/" + filed.number()
                : "redirect:/report?reported=" + filed.number();
    }

    private String sayOn(
            String on,
            TypedReport typed,
            String account,
            Authentication login,
            HttpServletResponse response,
            Model page) {
        var other = number(on);
        if (other != null && !own.worksOn(other)) {
            throw new AccessDeniedException("Not a case of theirs");
        }
        if (other == null || !isOf(account, other)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(
                    typed, Map.of("account", "has no case of this number to add it to. Report it as a new one"), page);
        }
        var heard = RetryOnConflict.attempt(() -> messages.add(other, typed.message(login.getName())));
        return "redirect:/cases/" + heard.number();
    }

    private boolean isOf(String account, CaseNumber number) {
        try {
            return caseFile.get(number).account().equals(account);
        } catch (UnknownCase none) {
            return false;
        }
    }

    /** The id of the account that is meant; null where nobody can tell. */
    private @Nullable String account(TypedReport typed) {
        var given = typed.get("chosen").isEmpty() ? typed.get("account").strip() : typed.get("chosen");
        var known =
                TypedReport.problemOfId(given) == null ? accounts.find(given).orElse(null) : null;
        if (known != null) {
            return known.id();
        }
        return typed.opensAccount() && TypedReport.problemOfId(given) == null ? given : null;
    }

    private String form(TypedReport typed, Map<String, String> problems, Model page) {
        page.addAttribute("typed", typed);
        page.addAttribute("problems", problems);
        page.addAttribute("choices", search.of(typed.get("account")));
        page.addAttribute("categories", categories.all());
        page.addAttribute("channels", TypedReport.CHANNELS);
        return PAGE;
    }

    private static @Nullable CaseNumber number(@Nullable String given) {
        try {
            return given == null || given.isEmpty() ? null : new CaseNumber(given);
        } catch (UnknownCase unfit) {
            return null;
        }
    }
}
