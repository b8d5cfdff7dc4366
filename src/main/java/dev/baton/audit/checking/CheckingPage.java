package dev.baton.audit.checking;

import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.log.SigningKey;
import dev.baton.audit.search.EntryRows;
import dev.baton.audit.search.Question;
import dev.baton.audit.search.ReadersOfLog;
import dev.baton.audit.search.Telling;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the log is whole: checked here, and how to check it elsewhere. */
@Controller
class CheckingPage {

    private static final int CHECKS = 10;
    private static final int CHECKPOINTS = 20;
    private static final int REFRESH_SECONDS = 2;

    private final Checking checking;
    private final Checkpoints checkpoints;
    private final LogBook log;
    private final SigningKey key;
    private final EntryRows rows;
    private final Telling telling;
    private final ReadersOfLog readers;
    private final MessageSource messages;

    CheckingPage(
            Checking checking,
            Checkpoints checkpoints,
            LogBook log,
            SigningKey key,
            EntryRows rows,
            Telling telling,
            ReadersOfLog readers,
            MessageSource messages) {
        this.checking = checking;
        this.checkpoints = checkpoints;
        this.log = log;
        this.key = key;
        this.rows = rows;
        this.telling = telling;
        this.readers = readers;
        this.messages = messages;
    }

    @GetMapping("/audit/verification")
    String show(Authentication login, Model page) {
        var running = checking.running();
        running.ifPresent(run -> page.addAttribute("refresh", REFRESH_SECONDS));
        page.addAttribute("running", running.orElse(null));
        page.addAttribute("size", log.size());
        page.addAttribute("checkpoints", checkpoints.latest(CHECKPOINTS));
        page.addAttribute("keys", keys());
        page.addAttribute("isSigning", key.signer().isPresent());
        var checks = new Question(null, null, List.of("LogChecked"), null, null, null, null, null, null);
        page.addAttribute(
                "checks", telling.tell(rows.find(checks, null, CHECKS, true).rows(), readers.of(login)));
        return "audit/verification";
    }

    /** One run at a time. */
    @PostMapping("/audit/verification")
    String check(Authentication login, Locale language, RedirectAttributes answer) {
        var told = checking.start(login.getName())
                ? "audit.check.started"
                : checking.running().isPresent() ? "audit.check.runs" : "audit.check.unsigned";
        answer.addFlashAttribute("done", messages.getMessage(told, null, language));
        return "redirect:/audit/verification";
    }

    private LinkedHashSet<String> keys() {
        var keys = new LinkedHashSet<>(checkpoints.keys());
        key.signer().ifPresent(signer -> keys.add(signer.key().toString()));
        return keys;
    }
}
