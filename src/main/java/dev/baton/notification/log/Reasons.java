package dev.baton.notification.log;

import dev.baton.notification.NoticeTexts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why something did not leave: Baton's own reasons are keys of messages with a fact, those of other servers are told as they said them. */
@Component
class Reasons {

    private final NoticeTexts texts;

    Reasons(NoticeTexts texts) {
        this.texts = texts;
    }

    String in(Locale language, @Nullable String reason) {
        return reason == null ? "" : texts.word(reason, language);
    }
}
