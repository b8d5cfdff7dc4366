package dev.baton.notification.endpoints;

import dev.baton.casefile.CaseNumber;
import dev.baton.notification.ListeningSources;
import dev.baton.notification.told.ToldEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which events any endpoint wants, and which sources hear what is said on their cases, as this node knows it: what nobody wants costs
 * nothing. What another node changes is known here with the next look.
 */
@Component
public class WantedEvents implements ListeningSources {

    /** Whether endpoint {@code e} is told {@code :type} of case {@code c}. */
    public static final String WANTS_THE_CASE = """
            e.state = 'ENABLED' and :type = any (e.events)
            and (e.source is null or e.source = c.source)
            and (e.priorities = '{}' or c.priority = any (e.priorities))
            and (c.escalated or not e.escalated)
            """;

    private final JdbcClient jdbc;
    private volatile @Nullable Known known;

    WantedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(Set<String> types, Set<String> sources) {}

    public boolean include(String type) {
        return known().types().contains(type);
    }

    /** Whether some endpoint passes on what is said on cases of a source. */
    public boolean anySourceHears() {
        return !known().sources().isEmpty();
    }

    @Override
    public boolean hear(CaseNumber number) {
        return anySourceHears()
                && jdbc.sql("""
                        select c.source, exists (
                          select 1 from endpoint e where e.source = c.source and e.words and e.kind = 'WEBHOOK' and %s) as told
                        from support_case c where c.number = :number
                        """.formatted(WANTS_THE_CASE))
                        .param("type", ToldEvents.MESSAGE_SENT)
                        .param("number", number.value())
                        .query((row, nth) ->
                                row.getBoolean("told") && known().sources().contains(row.getString("source")))
                        .single();
    }

    private Known known() {
        var before = known;
        return before == null ? read() : before;
    }

    public void look() {
        read();
    }

    private Known read() {
        var found = new Known(new HashSet<>(), new HashSet<>());
        jdbc.sql("select kind, events, words, source from endpoint where state = 'ENABLED'")
                .query((RowCallbackHandler) row -> add(row, found));
        known = found;
        return found;
    }

    private static void add(ResultSet row, Known found) throws SQLException {
        var events = Set.of((String[]) row.getArray("events").getArray());
        found.types().addAll(events);
        var source = row.getString("source");
        if (source != null
                && row.getBoolean("words")
                && row.getString("kind").equals(Endpoint.Kind.WEBHOOK.name())
                && events.contains(ToldEvents.MESSAGE_SENT)) {
            found.sources().add(source);
        }
    }

    /** Known again once the change counts; what happens until then is compared with the table itself. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                known = null;
            }
        });
    }
}
