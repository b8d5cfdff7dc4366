package dev.baton.desk.search;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Priority;
import dev.baton.casefile.Status;
import dev.baton.desk.ListedCase;
import dev.baton.desk.ListedCase.AccountName;
import dev.baton.desk.ListedCase.Deadline;
import dev.baton.desk.ListedCase.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of cases, page by page: the open ones by their next deadline, those without one after them, then the closed ones, the last
 * one closed first. Nothing is counted, and a page reads about as much whether there are a thousand cases or a hundred thousand.
 */
@Component
public class CaseList {

    private static final String LIST = """
            select listed.*, account.name as account_name, next.name as due_what, next.due as due_at, word.due as word_due,
              said.at as said_at, coalesce(worker.person, listed.responsible) as works
            from (
              select place.closed, place.place, subject.number, subject.subject, subject.status, subject.priority, subject.team,
                subject.accountable, subject.responsible, subject.account, subject.escalated, subject.reported_at
              from case_place place join support_case subject on subject.number = place.case_number %s
              where %s
              order by place.closed, place.place, place.case_number limit :limit) listed
            join account on account.id = listed.account
            left join lateral (select name, due from sla_clock where case_number = listed.number
              and anchor is not null and met_at is null and due is not null order by due, name limit 1) next on true
            left join lateral (select min(due) as due from promise where case_number = listed.number and ended_at is null) word on true
            left join lateral (select max(happened_at) as at from interaction where case_number = listed.number) said on true
            left join lateral (%s) worker on true
            order by listed.closed, listed.place, listed.number
            """;

    private final JdbcClient jdbc;
    private final ReachedCases reached;
    private final TypoTolerance typos;

    CaseList(JdbcClient jdbc, ReachedCases reached, TypoTolerance typos) {
        this.jdbc = jdbc;
        this.reached = reached;
        this.typos = typos;
    }

    /**
     * @param next where the next page begins; null where this is the last one
     * @param nearness of the words looked for to those found
     */
    public record Page(List<ListedCase> items, @Nullable String next, Nearness nearness) {}

    /**
     * @param after what the page before said of the next one; null for the first page
     * @throws dev.baton.casefile.Refusal where {@code after} is no such thing
     */
    @Transactional(readOnly = true)
    public Page page(Authentication login, CaseFilter filter, int limit, @Nullable String after) {
        var from = after == null ? Position.START : Position.read(after);
        var own = filter.leavesOutClosed()
                ? reached.openBy(login, "place.case_number")
                : reached.by(login, "place.case_number");
        var words = prepare(filter, from.nearness());
        var found = find(own, filter, from, words, limit);
        for (var nearness : typos.farther(filter, after, words)) {
            if (found.isEmpty()) {
                from = new Position(nearness, Position.START.after());
                prepare(filter, nearness);
                found = find(own, filter, from, words, limit);
            }
        }
        return page(found, from.nearness(), limit);
    }

    private static Page page(List<ListedCase> found, Nearness nearness, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null, nearness);
        }
        var items = found.subList(0, limit);
        return new Page(items, new Position(nearness, items.get(limit - 1).place()).written(), nearness);
    }

    /** The words looked for; and the list is planned for what is asked now, not for what is asked on average. */
    private List<String> prepare(CaseFilter filter, Nearness nearness) {
        return jdbc
                .sql("""
                select folded(:words) as words, set_config('plan_cache_mode', 'force_custom_plan', true),
                  set_config('pg_trgm.word_similarity_threshold', :similarity, true)
                """)
                .param("words", filter.words() == null ? "" : filter.words())
                .param("similarity", Double.toString(nearness.similarity()))
                .query((row, number) -> row.getString("words"))
                .list()
                .stream()
                .flatMap(words -> Arrays.stream(words.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<ListedCase> find(Condition own, CaseFilter filter, Position from, List<String> words, int limit) {
        var condition = ListCondition.of(filter, from, words);
        condition.add(own);
        var join = condition.sql().contains("found.")
                ? "join case_words found on found.case_number = place.case_number"
                : "";
        return jdbc.sql(LIST.formatted(join, condition.sql(), Workers.of("listed.number")))
                .params(condition.params())
                .param("limit", limit + 1)
                .query((row, number) -> read(row))
                .list();
    }

    private static ListedCase read(ResultSet row) throws SQLException {
        var number = row.getString("number");
        var priority = row.getString("priority");
        var due = instant(row, "due_at");
        return new ListedCase(
                new CaseNumber(number),
                row.getString("subject"),
                Status.valueOf(row.getString("status")),
                priority == null ? null : Priority.valueOf(priority),
                row.getString("team"),
                row.getString("accountable"),
                row.getString("works"),
                new AccountName(row.getString("account"), row.getString("account_name")),
                row.getBoolean("escalated"),
                due == null ? null : new Deadline(row.getString("due_what"), due),
                instant(row, "word_due"),
                instant(row, "said_at"),
                instant(row, "reported_at"),
                new Place(row.getBoolean("closed"), row.getLong("place"), number));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
