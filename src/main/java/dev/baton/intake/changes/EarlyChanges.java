package dev.baton.intake.changes;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.TimeFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a source did to a message before the message came: it counts when it comes, within a year. */
@Component
public class EarlyChanges {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int FORGOTTEN_AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    EarlyChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Change(@Nullable String text, boolean madePrivate) {

        static Change of(ResultSet row, int number) throws SQLException {
            return new Change(row.getString("text"), row.getBoolean("made_private"));
        }

        NewMessage applied(NewMessage message) {
            return new NewMessage(
                    madePrivate ? Direction.INTERNAL : message.direction(),
                    message.automatic(),
                    message.author(),
                    text == null ? message.text() : text,
                    message.source(),
                    message.externalId(),
                    message.happenedAt());
        }
    }

    void remember(CaseNumber number, String source, String message, CaseChange change) {
        forget();
        jdbc.sql("""
                insert into early_change (case_number, source, external_id, text, made_private, at) values (?, ?, ?, ?, ?, ?)
                on conflict (case_number, source, external_id) do update
                set text = coalesce(excluded.text, early_change.text),
                    made_private = early_change.made_private or excluded.made_private
                """)
                .params(
                        number.value(),
                        source,
                        message,
                        change.text(),
                        Boolean.FALSE.equals(change.isPublic()),
                        TimeFormat.stored(clock.instant()))
                .update();
    }

    /** The message as it stands at its source by now. What was done to it is used up. */
    public NewMessage appliedTo(CaseNumber number, NewMessage message) {
        if (message.externalId() == null) {
            return message;
        }
        return jdbc.sql("""
                delete from early_change where case_number = ? and source = ? and external_id = ? returning text, made_private
                """)
                .params(number.value(), message.source(), message.externalId())
                .query(Change::of)
                .optional()
                .map(change -> change.applied(message))
                .orElse(message);
    }

    private void forget() {
        jdbc.sql("""
                delete from early_change where (case_number, source, external_id) in (
                  select case_number, source, external_id from early_change where at < ?
                  order by at limit ? for update skip locked)
                """)
                .params(TimeFormat.stored(clock.instant().minus(KEPT)), FORGOTTEN_AT_A_TIME)
                .update();
    }
}
