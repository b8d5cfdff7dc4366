package dev.baton.desk.accounts;

import dev.baton.casefile.ReadableAccounts;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.desk.search.Condition;
import dev.baton.desk.search.ReachedCases;
import dev.baton.desk.search.TypoTolerance;
import dev.baton.intake.AccountReach;
import dev.baton.security.Groups;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts by name, page by page. Managers, auditors and customer success managers have all of them, others those of whose cases
 * they may read one, and whose customer success manager they are.
 */
@Component
class AccountList implements AccountReach, ReadableAccounts {

    /** More open cases than this are told as "so many and more". */
    static final int MOST_COUNTED = 20;

    private static final int LONGEST = 200;

    private static final String LIST = """
            select listed.*, (select count(*) from (select 1 from support_case c
              where c.account = listed.id and c.closed_at is null and %2$s limit :counted) counted) as open_cases
            from (select id, name, tier, health, renewal_date, csm from account
              where %1$s and (:all or csm = :person or exists (select 1 from support_case c where c.account = account.id and %2$s))
              order by lower(name), id limit :limit) listed
            order by lower(listed.name), listed.id
            """;

    private final JdbcClient jdbc;
    private final ReachedCases reached;
    private final TypoTolerance typos;

    AccountList(JdbcClient jdbc, ReachedCases reached, TypoTolerance typos) {
        this.jdbc = jdbc;
        this.reached = reached;
        this.typos = typos;
    }

    /** @param next where the next page begins; null where this is the last one */
    record Page(List<AccountRow> items, @Nullable String next) {}

    /**
     * @param words of the name or the id, each from its beginning; null for all
     * @throws Refusal where {@code after} is not what a page said, or the words are too long
     */
    @Transactional(readOnly = true)
    public Page page(Authentication login, @Nullable String words, int limit, @Nullable String after) {
        var problem = TextRules.problem(words, LONGEST, false);
        if (problem != null) {
            throw new Refusal("q", problem + ". Give the words that matter");
        }
        var cases = reached.by(login, "c.number");
        var found = find(login, asWritten(words), cases, limit, after);
        if (found.isEmpty() && after == null && words != null && !words.isBlank() && typos.isTolerant()) {
            found = find(login, similar(words), cases, limit, null);
        }
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), written(found.get(limit - 1)));
    }

    /** Whether this person may read what is known of the account. */
    @Transactional(readOnly = true)
    public boolean mayRead(Authentication login, String id) {
        var cases = reached.by(login, "c.number");
        return seesAll(login)
                || jdbc.sql("""
                        select exists (select 1 from account where id = :id and csm = :person)
                          or exists (select 1 from support_case c where c.account = :id and %s)
                        """.formatted(cases.sql()))
                        .params(cases.params())
                        .param("id", id)
                        .param("person", login.getName())
                        .query(Boolean.class)
                        .single();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean reads(String id) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login != null && mayRead(login, id);
    }

    /** Who may read it; and integrators, by which a CRM feeds accounts that it knows better. */
    @Override
    @Transactional(readOnly = true)
    public boolean mayWrite(Authentication login, String id) {
        return isOf(login, Groups.INTEGRATORS) || mayRead(login, id);
    }

    boolean seesAll(Authentication login) {
        return reached.isEvery(login) || isOf(login, Groups.CUSTOMER_SUCCESS);
    }

    private static boolean isOf(Authentication login, String group) {
        return login.getAuthorities().stream()
                .anyMatch(one -> one.getAuthority().equals(group));
    }

    private List<AccountRow> find(
            Authentication login, Condition words, Condition cases, int limit, @Nullable String after) {
        var from = after == null ? new Condition("true", Map.of()) : read(after);
        return jdbc.sql(LIST.formatted(words.sql() + " and " + from.sql(), cases.sql()))
                .params(words.params())
                .params(from.params())
                .params(cases.params())
                .param("all", seesAll(login))
                .param("person", login.getName())
                .param("limit", limit + 1)
                .param("counted", MOST_COUNTED)
                .query(AccountRow.class)
                .list();
    }

    private static Condition asWritten(@Nullable String words) {
        return words == null || words.isBlank()
                ? new Condition("true", Map.of())
                : new Condition(
                        "to_tsvector('simple', folded(name || ' ' || id)) @@ words_like(:words)",
                        Map.of("words", words));
    }

    private static Condition similar(String words) {
        return new Condition("folded(:words) <% folded(name)", Map.of("words", words));
    }

    private static String written(AccountRow last) {
        var place = last.id() + "\n" + last.name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static Condition read(String cursor) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 2);
            if (place.length == 2 && TextRules.problem(place[0] + place[1], 1000, true) == null) {
                return new Condition(
                        "(lower(name), id) > (lower(:afterName), :afterId)",
                        Map.of("afterName", place[1], "afterId", place[0]));
            }
        } catch (IllegalArgumentException unreadable) {
            // as where it has another form
        }
        throw new Refusal(
                "after", "is no place in this list; take what \"next\" said, or leave it out to begin at the top");
    }
}
