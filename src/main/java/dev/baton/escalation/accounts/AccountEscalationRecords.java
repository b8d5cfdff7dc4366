package dev.baton.escalation.accounts;

import dev.baton.casefile.AccountPromises;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import dev.baton.escalation.accounts.AccountEscalation.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account escalations, what belongs to them, and what happened to them. */
@Component
public class AccountEscalationRecords {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final AccountPromises promises;
    private final Clock clock;

    private final ApplicationEventPublisher events;

    AccountEscalationRecords(JdbcClient jdbc, AccountPromises promises, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.promises = promises;
        this.clock = clock;
    }

    public Optional<AccountEscalation> find(String number) {
        return jdbc.sql("select * from account_escalation where number = ?")
                .param(number)
                .query(AccountEscalation.class)
                .optional();
    }

    /** Fails with {@link NoAccountEscalation} where there is none. */
    public AccountEscalation get(String number) {
        return find(number).orElseThrow(() -> new NoAccountEscalation(number));
    }

    /** As it is, and as it stays until this transaction changes it. */
    public AccountEscalation getForChange(String number) {
        return jdbc.sql("select * from account_escalation where number = ? for no key update")
                .param(number)
                .query(AccountEscalation.class)
                .optional()
                .orElseThrow(() -> new NoAccountEscalation(number));
    }

    /** Those of the account, the open ones and then the newest first. */
    public List<AccountEscalation> ofAccount(String account) {
        return jdbc.sql("""
                select * from account_escalation where account = ?
                order by ended_at is not null, requested_at desc, number desc limit ?
                """)
                .params(account, MOST)
                .query(AccountEscalation.class)
                .list();
    }

    /** The open ones that this case belongs to. */
    public List<AccountEscalation> ofCase(CaseNumber number) {
        return jdbc.sql("""
                select one.* from account_escalation_case member join account_escalation one on one.number = member.escalation
                where member.case_number = ? and one.state in ('REQUESTED', 'SETTING_UP', 'LEADING') order by one.number
                """)
                .param(number.value())
                .query(AccountEscalation.class)
                .list();
    }

    public List<CaseNumber> casesOf(String number) {
        return jdbc
                .sql("select case_number from account_escalation_case where escalation = ? order by case_number")
                .param(number)
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    /** False where it belongs to it already. */
    boolean add(String number, CaseNumber subject, String by) {
        return jdbc.sql("insert into account_escalation_case values (?, ?, ?, ?) on conflict do nothing")
                        .params(number, subject.value(), by, now())
                        .update()
                > 0;
    }

    boolean remove(String number, CaseNumber subject) {
        return jdbc.sql("delete from account_escalation_case where escalation = ? and case_number = ?")
                        .params(number, subject.value())
                        .update()
                > 0;
    }

    /** Another case takes the place of this one, where it belongs to it. */
    boolean replace(String number, CaseNumber before, CaseNumber now) {
        jdbc.sql("""
                insert into account_escalation_case
                select escalation, ?, added_by, added_at from account_escalation_case where escalation = ? and case_number = ?
                on conflict do nothing
                """).params(now.value(), number, before.value()).update();
        return remove(number, before);
    }

    public List<Criterion> criteriaOf(String number) {
        return jdbc.sql("select * from account_escalation_criterion where escalation = ? order by id")
                .param(number)
                .query(Criterion.class)
                .list();
    }

    public long add(String number, String text, String owner) {
        return jdbc.sql(
                        "insert into account_escalation_criterion (escalation, text, owner) values (?, ?, ?) returning id")
                .params(number, text, owner)
                .query(Long.class)
                .single();
    }

    void settle(long criterion, Criterion.State state, @Nullable String reason, String by) {
        jdbc.sql(
                        "update account_escalation_criterion set state = ?, reason = ?, settled_by = ?, settled_at = ? where id = ?")
                .params(state.name(), reason, by, now(), criterion)
                .update();
    }

    /** What is open of this person's goes to another one; how many these are. */
    int giveCriteria(String number, String from, String to) {
        return jdbc.sql(
                        "update account_escalation_criterion set owner = ? where escalation = ? and owner = ? and state = 'OPEN'")
                .params(to, number, from)
                .update();
    }

    public List<Entry> entriesOf(String number) {
        return jdbc.sql("select * from account_escalation_entry where escalation = ? order by id")
                .param(number)
                .query(AccountEscalationRecords::entry)
                .list();
    }

    /** Hours of effort by person. */
    public static Map<String, BigDecimal> effortIn(List<Entry> entries) {
        var effort = new TreeMap<String, BigDecimal>();
        for (var entry : entries) {
            if (entry.who() != null && entry.hours() != null) {
                effort.merge(entry.who(), entry.hours(), BigDecimal::add);
            }
        }
        return effort;
    }

    /** What happened, for the record. */
    public long tell(String number, @Nullable String who, String kind, @Nullable String text, String... facts) {
        return tell(number, who, kind, text, null, facts);
    }

    long tell(
            String number,
            @Nullable String who,
            String kind,
            @Nullable String text,
            @Nullable BigDecimal hours,
            String... facts) {
        events.publishEvent(Deed.of("AccountEscalationTold")
                .by(who == null ? "baton" : who)
                .about("account-escalation", number)
                .with("what", kind)
                .with("hours", hours)
                .words("facts", facts.length == 0 ? null : String.join("\n", facts))
                .words("text", text));
        return jdbc.sql("""
                insert into account_escalation_entry (escalation, at, who, kind, facts, text, hours)
                values (?, ?, ?, ?, ?, ?, ?) returning id
                """)
                .params(number, now(), who, kind, facts, text, hours)
                .query(Long.class)
                .single();
    }

    /**
     * By when the contacts of the account hear next is promised to them, until it is in another state.
     *
     * @param changes new values by the names of the columns
     */
    public void change(String number, Map<String, ? extends @Nullable Object> changes) {
        var assignments =
                changes.keySet().stream().map("%1$s = :%1$s"::formatted).collect(Collectors.joining(", "));
        var values = new HashMap<String, @Nullable Object>();
        changes.forEach((column, value) -> values.put(column, stored(value)));
        values.put("number", number);
        jdbc.sql("update account_escalation set " + assignments + " where number = :number")
                .params(values)
                .update();
        if (changes.get("next_update") instanceof Instant due) {
            var one = get(number);
            promises.promised(number, one.account(), due, one.responsible(), one.responsibleGroup());
        } else if (changes.containsKey("state")) {
            var one = get(number);
            promises.over(number, one.responsible(), one.responsibleGroup());
        }
    }

    /** Null where the same is open already. */
    @Nullable
    String insert(AccountEscalation one) {
        return jdbc.sql("""
                insert into account_escalation
                  (number, account, state, reason, impact, ask, requested_by, requested_at, responsible, responsible_group, due)
                values (account_escalation_number(nextval('account_escalation_number')), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing returning number
                """)
                .params(
                        one.account(),
                        State.REQUESTED.name(),
                        one.reason(),
                        one.impact(),
                        one.ask(),
                        one.requestedBy(),
                        now(),
                        one.responsible(),
                        one.responsibleGroup(),
                        stored(one.due()))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    Optional<String> same(String account, String reason) {
        return jdbc.sql("""
                select number from account_escalation
                where account = ? and md5(lower(btrim(reason))) = md5(lower(btrim(?)))
                  and state in ('REQUESTED', 'SETTING_UP', 'LEADING')
                """).params(account, reason).query(String.class).optional();
    }

    Collection<String> heldBy(String person) {
        return jdbc.sql("""
                select number from account_escalation one where ended_at is null and (responsible = :person
                  or state = 'REQUESTED'
                  or exists (select 1 from account_escalation_criterion held
                    where held.escalation = one.number and held.owner = :person and held.state = 'OPEN')
                  or exists (select 1 from act_ru_task task join act_ru_execution process on process.id_ = task.proc_inst_id_
                    where process.business_key_ = one.number and task.assignee_ = :person))
                order by number
                """).param("person", person).query(String.class).list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("kind"),
                List.of((String[]) row.getArray("facts").getArray()),
                row.getString("text"),
                row.getBigDecimal("hours"));
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return value instanceof Instant instant
                ? TimeFormat.stored(instant)
                : value instanceof Enum<?> name ? name.name() : value;
    }
}
