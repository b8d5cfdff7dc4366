package dev.baton.expectations.saying;

import dev.baton.casefile.Case;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.TimeFormat;
import dev.baton.expectations.CustomerTexts;
import dev.baton.expectations.Occasion;
import dev.baton.expectations.templates.Templates;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says an automatic text on a case, once for what it is about: what comes twice, or after a reopening again, is told apart. */
@Component
public class SaidOnce {

    private final CustomerTexts texts;
    private final Templates templates;
    private final Conversation conversation;
    private final JdbcClient jdbc;
    private final Clock clock;

    SaidOnce(CustomerTexts texts, Templates templates, Conversation conversation, JdbcClient jdbc, Clock clock) {
        this.texts = texts;
        this.templates = templates;
        this.conversation = conversation;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where the template that fits the customer is automatic. An automatic word is no reply and keeps no promise. */
    public OptionalLong say(Case subject, Occasion occasion, String once, Map<String, Object> more) {
        if (!isEverAutomatic(occasion)) {
            return OptionalLong.empty();
        }
        return texts.text(occasion, subject, null, more)
                .filter(CustomerTexts.Text::automatic)
                .map(text -> say(subject, text, once, null, text.text()))
                .orElseGet(OptionalLong::empty);
    }

    private boolean isEverAutomatic(Occasion occasion) {
        return templates.all().stream()
                .anyMatch(kept -> kept.template().occasion() == occasion
                        && kept.template().automatic());
    }

    /**
     * What somebody approved, in their words; nothing where it was said before.
     *
     * @param by who approved it; null where nobody had to
     */
    public OptionalLong say(Case subject, CustomerTexts.Text text, String once, @Nullable String by, String words) {
        if (isSaid(subject, text.occasion(), once)) {
            return OptionalLong.empty();
        }
        var said = conversation.add(subject.number(), NewMessage.said(Direction.OUTBOUND, true, by, words));
        jdbc.sql("""
                insert into text_said (case_number, occasion, once, interaction, subject, template, at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        subject.number().value(),
                        text.occasion().label(),
                        once,
                        said.id(),
                        text.subject(),
                        text.version(),
                        TimeFormat.stored(clock.instant()))
                .update();
        return OptionalLong.of(said.id());
    }

    private boolean isSaid(Case subject, Occasion occasion, String once) {
        return jdbc.sql("select exists (select 1 from text_said where case_number = ? and occasion = ? and once = ?)")
                .params(subject.number().value(), occasion.label(), once)
                .query(Boolean.class)
                .single();
    }
}
