package dev.baton.notification;

import dev.baton.web.PageCount;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** How much of the inbox is new, beside its name in the navigation. */
@Component
class UnreadCount implements PageCount {

    private final KeptNotices notices;

    UnreadCount(KeptNotices notices) {
        this.notices = notices;
    }

    @Override
    public String path() {
        return "/inbox";
    }

    @Override
    public String of(Authentication login) {
        var unread = notices.unread(InboxPage.reader(login));
        return unread == 0 ? "" : unread < KeptNotices.COUNTED ? String.valueOf(unread) : "99+";
    }
}
