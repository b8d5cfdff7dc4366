package dev.baton.desk.accounts;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.desk.search.Condition;
import dev.baton.desk.search.ReachedCases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How it went with an account, as far as who asks may read its cases. */
@Component
class AccountStory {

    static final Duration PROMISES_OF = Duration.ofDays(90);
    private static final int MESSAGES = 30;
    private static final int ESCALATIONS = 20;

    private final JdbcClient jdbc;
    private final ReachedCases reached;
    private final Clock clock;

    AccountStory(JdbcClient jdbc, ReachedCases reached, Clock clock) {
        this.jdbc = jdbc;
        this.reached = reached;
        this.clock = clock;
    }

    /** Of the cases reported in the last {@link #PROMISES_OF}. */
    record Promises(int kept, int broken, int moved, int open) {}

    record Escalated(
            CaseNumber number,
            String subject,
            String kind,
            String state,
            Instant requestedAt,
            @Nullable Instant endedAt) {}

    /** @param direction inbound, outbound or internal */
    record Said(
            long id,
            CaseNumber number,
            String subject,
            String direction,
            boolean automatic,
            @Nullable String author,
            Instant happenedAt,
            String text) {}

    /** @param before the id of the last message, to ask for those before it; null where there are none */
    record Conversation(List<Said> said, @Nullable Long before) {}

    @Transactional(readOnly = true)
    public Promises promises(Authentication login, String account) {
        var own = reached.by(login, "c.number");
        return ask(own, """
                select count(*) filter (where outcome = 'KEPT') as kept, count(*) filter (where outcome = 'BROKEN') as broken,
                  count(*) filter (where outcome = 'MOVED') as moved,
                  count(*) filter (where ended_at is null and outcome is null) as open
                from promise join support_case c on c.number = promise.case_number
                where c.account = :account and c.reported_at > :since and %s
                """, account)
                .param("since", TimeFormat.stored(clock.instant().minus(PROMISES_OF)))
                .query(Promises.class)
                .single();
    }

    @Transactional(readOnly = true)
    public List<Escalated> escalations(Authentication login, String account) {
        var own = reached.by(login, "c.number");
        return ask(own, """
                select c.number, c.subject, e.kind, e.state, e.requested_at, e.ended_at
                from escalation e join support_case c on c.number = e.case_number
                where c.account = :account and %s
                order by e.state not in ('REQUESTED', 'ACCEPTED'), e.requested_at desc, e.id desc limit :most
                """, account)
                .param("most", ESCALATIONS)
                .query(Escalated.class)
                .list();
    }

    /**
     * What was said on its cases, the newest first.
     *
     * @param before the id of the message before which the page begins; null for the newest
     */
    @Transactional(readOnly = true)
    public Conversation conversation(Authentication login, String account, @Nullable Long before) {
        var own = reached.by(login, "c.number");
        var said = ask(own, """
                select m.id, c.number, c.subject, lower(m.direction) as direction, m.automatic, m.author, m.happened_at, m.text
                from support_case c cross join lateral (
                  select * from interaction where case_number = c.number
                    and (:before::bigint is null or (happened_at, id) < (select happened_at, id from interaction where id = :before))
                  order by happened_at desc, id desc limit :most) m
                where c.account = :account and %s
                order by m.happened_at desc, m.id desc limit :most
                """, account)
                .param("before", before)
                .param("most", MESSAGES + 1)
                .query(Said.class)
                .list();
        return said.size() <= MESSAGES
                ? new Conversation(said, null)
                : new Conversation(
                        said.subList(0, MESSAGES), said.get(MESSAGES - 1).id());
    }

    private JdbcClient.StatementSpec ask(Condition own, String sql, String account) {
        return jdbc.sql(sql.formatted(own.sql()))
                .params(Map.copyOf(own.params()))
                .param("account", account);
    }
}
