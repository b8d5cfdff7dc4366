package dev.baton.raci.advice;

import dev.baton.raci.Roles;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What activities are called on pages: Baton's own in the reader's language, a process owner's as the matrix names them. */
@Component
public class ActivityTitles {

    private final MessageSource messages;

    ActivityTitles(MessageSource messages) {
        this.messages = messages;
    }

    /** The key of its message, or where there is none its words. */
    String key(Roles roles) {
        var key = "raci.activity." + roles.activity();
        return messages.getMessage(key, null, null, Locale.ENGLISH) == null ? roles.title() : key;
    }

    public String in(Locale language, Roles roles) {
        return messages.getMessage(key(roles), null, roles.title(), language);
    }
}
