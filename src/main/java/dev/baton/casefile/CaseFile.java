package dev.baton.casefile;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases, and the one way to change them: by recording what happened. */
@Component
public class CaseFile {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Categories categories;
    private final ApplicationEventPublisher events;
    private final CaseLocks locks;
    private final Clock clock;
    private final TransactionMemory<Map<CaseNumber, Case>> known = new TransactionMemory<>(HashMap::new);

    CaseFile(
            JdbcClient jdbc,
            Accounts accounts,
            Categories categories,
            ApplicationEventPublisher events,
            CaseLocks locks,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.categories = categories;
        this.locks = locks;
        this.events = events;
        this.clock = clock;
    }

    /** What a report led to; {@code created} is false when this very report had been filed before. */
    public record Filed(CaseNumber number, boolean created) {}

    /**
     * Opens a case for the report, once. The same {@code (source, externalId)} again, also at the same instant and from
     * another node, gives the number of the case that exists.
     */
    @Transactional
    public Filed file(CaseReport report) {
        var account = accounts.open(report.account());
        var number = insert(report, account);
        if (number == null) {
            return new Filed(numberOf(report), false);
        }
        record(new CaseEvent.CaseReported(number, account, report.source(), report.subject()));
        return new Filed(number, true);
    }

    /** Read once in a transaction that holds the case. */
    public Case get(CaseNumber number) {
        return locks.holds(number) ? known.get().computeIfAbsent(number, this::read) : read(number);
    }

    private Case read(CaseNumber number) {
        try {
            return jdbc.sql("select * from support_case where number = ?")
                    .param(number.value())
                    .query(Case.class)
                    .single();
        } catch (EmptyResultDataAccessException none) {
            throw new UnknownCase(number.value());
        }
    }

    /** The case as it is, and as it stays until this transaction changes it: whoever else wants to waits until it has ended. */
    @Transactional
    public Case getForChange(CaseNumber number) {
        lock(number);
        return get(number);
    }

    /** The case that this source reported under this id, if it has. */
    public Optional<CaseNumber> find(String source, String externalId) {
        return jdbc.sql("select number from support_case where source = ? and external_id = ?")
                .params(source, externalId)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** The next cases after this number that are not closed. */
    public List<CaseNumber> openAfter(String last, int limit) {
        return jdbc
                .sql("select number from support_case where closed_at is null and number > ? order by number limit ?")
                .params(last, limit)
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    /** Those of these cases that are not closed. */
    public List<CaseNumber> openOf(Collection<CaseNumber> cases) {
        return jdbc
                .sql("select number from support_case where closed_at is null and number = any (?) order by number")
                .param(cases.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    /** What goes on from this case: its follow-up cases and theirs, the newest first. */
    public List<Case> followUpsOf(CaseNumber number) {
        return jdbc.sql("""
                with recursive follow_up (number) as (
                  select number from support_case where follow_up_of = ?
                  union select next.number from support_case next join follow_up on next.follow_up_of = follow_up.number)
                select c.* from support_case c join follow_up on follow_up.number = c.number
                order by c.reported_at desc, c.number desc
                """).param(number.value()).query(Case.class).list();
    }

    /** The case itself, and those it went on in as a duplicate, the last of which is merged into none. */
    public List<Case> mergedPath(CaseNumber number) {
        var path = new ArrayList<Case>();
        for (var next = number; next != null; next = path.get(path.size() - 1).mergedInto()) {
            path.add(get(next));
        }
        return path;
    }

    /** The case in which this one goes on, through all merges; the case itself where it was not merged. */
    public Case mainOf(CaseNumber number) {
        var path = mergedPath(number);
        return path.get(path.size() - 1);
    }

    /** The cases that are not closed and for which this person answers or has the work, now or where no escalation is open. */
    public List<CaseNumber> heldBy(String person) {
        return jdbc.sql("""
                select number from support_case
                where closed_at is null and :person in (accountable, own_accountable, responsible, own_responsible)
                order by number
                """).param("person", person).query(String.class).list().stream()
                .map(CaseNumber::new)
                .toList();
    }

    /** Everybody who answers for a case that is not closed, or has its work. */
    public Set<String> holders() {
        return jdbc.sql("""
                select accountable from support_case where closed_at is null and accountable is not null
                union select own_accountable from support_case where closed_at is null and own_accountable is not null
                union select responsible from support_case where closed_at is null and responsible is not null
                """).query(String.class).set();
    }

    /** Whatever happens to one case happens one after the other: who comes second waits, and sees what the first one did. */
    @Transactional
    public void record(CaseEvent event) {
        lock(event.number());
        apply(event);
        events.publishEvent(event);
    }

    public void close(CaseNumber number) {
        var now = clock.instant();
        record(new CaseEvent.CaseClosed(
                number, now, Duration.between(get(number).reportedAt(), now)));
    }

    /** Taken before anything else of the case is touched, so that two who change it never wait for each other. */
    public void lock(CaseNumber number) {
        locks.take(List.of(number.value()));
    }

    private void apply(CaseEvent event) {
        var changes = event.changes();
        if (changes.isEmpty()) {
            return;
        }
        var assignments =
                changes.keySet().stream().map("%1$s = :%1$s"::formatted).collect(Collectors.joining(", "));
        jdbc.sql("update support_case set " + assignments + " where number = :number returning *")
                .params(changes)
                .param("number", event.number().value())
                .query(Case.class)
                .optional()
                .ifPresent(changed -> known.get().put(event.number(), changed));
    }

    /** What was known of the case is not true any more. */
    void forget(CaseNumber number) {
        known.get().remove(number);
    }

    private @Nullable CaseNumber insert(CaseReport report, String account) {
        return jdbc.sql("""
                insert into support_case
                  (number, source, external_id, reference, account, contact, subject, description, category, product_area, channel, zone,
                   impact, urgency, reported_at)
                select case_number(nextval('case_number')), :source, :externalId, :reference, :account, :contact, :subject,
                   :description, :category, :productArea, :channel, :zone, :impact, :urgency, :at
                where not exists (select 1 from support_case where source = :source and external_id = :externalId)
                on conflict (source, external_id) do nothing
                returning number
                """)
                .param("source", report.source())
                .param("externalId", report.externalId())
                .param("reference", report.reference())
                .param("account", account)
                .param("contact", report.contact())
                .param("subject", report.subject())
                .param("description", report.description())
                .param("category", categories.kept(report.category()))
                .param("productArea", report.productArea())
                .param("channel", report.channel())
                .param("zone", report.zone())
                .param("impact", name(report.impact()))
                .param("urgency", name(report.urgency()))
                .param("at", TimeFormat.stored(clock.instant()))
                .query(String.class)
                .optional()
                .map(CaseNumber::new)
                .orElse(null);
    }

    private CaseNumber numberOf(CaseReport report) {
        return find(report.source(), report.externalId()).orElseThrow();
    }

    private static @Nullable String name(@Nullable Grade grade) {
        return grade == null ? null : grade.name();
    }
}
