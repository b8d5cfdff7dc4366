package dev.baton.notification;

import dev.baton.notification.KeptNotices.Reader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What whoever is logged in was told, newest first. */
@Controller
@RequestMapping("/inbox")
class InboxPage {

    private static final int ROWS = 50;
    private static final int LATEST = 5;

    private final KeptNotices notices;
    private final NoticeTexts texts;

    InboxPage(KeptNotices notices, NoticeTexts texts) {
        this.notices = notices;
        this.texts = texts;
    }

    /** @param before the id of a notice: those told before it; what is no number is refused with 400 */
    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable Long before, Authentication login, Locale language, Model page) {
        var found = notices.before(reader(login), before == null ? Long.MAX_VALUE : before, ROWS + 1);
        var shown = found.stream().limit(ROWS).toList();
        page.addAttribute("notices", texts.in(language, shown));
        page.addAttribute("first", before == null);
        page.addAttribute("newest", shown.isEmpty() ? null : shown.get(0).id());
        page.addAttribute("next", found.size() > ROWS ? shown.get(ROWS - 1).id() : null);
        return "notification/inbox";
    }

    /** The part of the start page: what is new, a few at most. */
    @GetMapping("/latest")
    String latest(Authentication login, Locale language, Model page) {
        page.addAttribute("notices", texts.in(language, notices.unread(reader(login), LATEST)));
        return "notification/latest :: latest";
    }

    /** What was not told to them stays as it is. */
    @PostMapping("/{id}/read")
    String read(@PathVariable long id, Authentication login) {
        notices.read(reader(login), id);
        return "redirect:/inbox";
    }

    /** @param until the newest that they saw: what was told since stays new */
    @PostMapping("/read")
    String readAll(@RequestParam long until, Authentication login) {
        notices.readUntil(login.getName(), until);
        return "redirect:/inbox";
    }

    static Reader reader(Authentication login) {
        return new Reader(login.getName(), AuthorityUtils.authorityListToSet(login.getAuthorities()));
    }
}
