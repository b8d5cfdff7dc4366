package dev.baton.audit.erasure;

import dev.baton.audit.entry.Pseudonyms;
import dev.baton.audit.entry.Subject;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.People;
import dev.baton.engine.PeopleInHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People whose data is to go, on their request. It is done in steps, each a transaction of its own, by whoever is first; what was
 * stopped in between is gone on with.
 */
@Component
public class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);
    private static final Duration CLAIMED = Duration.ofMinutes(10);
    private static final int SHOWN = 200;
    private static final int CASES_AT_ONCE = 20;
    private static final int NAMES = 10;
    private static final int SHORTEST_NAME = 4;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final EraseData data;
    private final Holds holds;
    private final People people;
    private final PeopleInHistory history;
    private final Pseudonyms pseudonyms;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Erasures(
            JdbcClient jdbc,
            Clock clock,
            EraseData data,
            Holds holds,
            People people,
            PeopleInHistory history,
            Pseudonyms pseudonyms,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.data = data;
        this.holds = holds;
        this.people = people;
        this.history = history;
        this.pseudonyms = pseudonyms;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * @param kind {@code contact} or {@code person}
     * @param subject whom, until it is done; null then
     * @param cases whose words were erased
     * @param problem why it does not go on; null where it does
     */
    record Erasure(
            long id,
            String kind,
            @Nullable String subject,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable Instant doneAt,
            int cases,
            @Nullable String problem) {}

    private record Waiting(long id, String kind, String subject, List<String> names) {}

    /** The newest first, 200 at most. One SQL statement. */
    List<Erasure> all() {
        return jdbc.sql("""
                        select id, kind, subject, reason, asked_by, asked_at, done_at, cases, problem from audit_erasure
                        order by id desc limit ?
                        """).param(SHOWN).query(Erasure.class).list();
    }

    /**
     * Asks for it.
     *
     * @param names what else they are called in what others wrote
     * @throws Refusal where a hold stands against it, or one of us is here still
     */
    long ask(
            @Nullable String kind,
            @Nullable String subject,
            List<@Nullable String> names,
            @Nullable String reason,
            String by) {
        var whom = checked(kind == null ? "" : kind, subject == null ? "" : subject);
        var why = Reason.of(reason);
        var also = names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (also.size() > NAMES
                || also.stream()
                        .anyMatch(
                                name -> name.length() < SHORTEST_NAME || TextRules.problem(name, 200, true) != null)) {
            throw new Refusal("names", "At most %d names of %d to 200 letters.".formatted(NAMES, SHORTEST_NAME));
        }
        var cases = kind.equals("contact") ? casesOf(whom) : List.<String>of();
        holds.refuse(cases);
        if (kind.equals("contact") && cases.isEmpty() && !data.isKnown(whom)) {
            throw new Refusal("subject", "Nobody is known under %s.".formatted(whom));
        }
        return transaction.execute(asking -> {
            var id = jdbc.sql("""
                            insert into audit_erasure (kind, subject, names, reason, asked_by, asked_at)
                            values (?, ?, ?, ?, ?, ?) returning id
                            """)
                    .params(kind, whom, also.toArray(String[]::new), why, by, TimeFormat.stored(clock.instant()))
                    .query(Long.class)
                    .single();
            events.publishEvent(Deed.of("ErasureAsked")
                    .by(by)
                    .about(kind, whom)
                    .with("erasure", id)
                    .words("reason", why));
            return id;
        });
    }

    private String checked(String kind, String subject) {
        var whom = subject.strip();
        if (kind.equals("contact")) {
            if (!whom.matches("[^\\s\\p{Cntrl}<>]{1,64}@[^\\s\\p{Cntrl}<>@]{2,255}")) {
                throw new Refusal("subject", "Name the contact by their mail address.");
            }
            return whom.toLowerCase(Locale.ROOT);
        }
        if (!kind.equals("person")) {
            throw new Refusal("kind", "Must be contact or person.");
        }
        if (people.find(whom).isPresent()) {
            throw new Refusal(
                    "subject",
                    "%s is here still. Delete the user in Admin first: what they hold goes to others then."
                            .formatted(whom));
        }
        if (!whom.matches("[^\\p{Cntrl}]{1,64}")
                || history.isGroup(whom)
                || pseudonyms.refs(List.of(Subject.USER + whom)).isEmpty()) {
            throw new Refusal("subject", "Nobody of us was ever %s.".formatted(whom));
        }
        return whom;
    }

    /** Does what was asked for and is not done, each by one node, and forgets who was erased, by whichever. How many were finished. */
    public int run() {
        var waiting = jdbc.sql("select id, kind, subject, names from audit_erasure where done_at is null order by id")
                .query((row, number) -> new Waiting(
                        row.getLong("id"), row.getString("kind"), row.getString("subject"), List.of((String[])
                                row.getArray("names").getArray())))
                .list();
        var finished = (int) waiting.stream().filter(this::finished).count();
        pseudonyms.forgetErased();
        return finished;
    }

    private boolean finished(Waiting erasure) {
        if (!isClaimed(erasure)) {
            return false;
        }
        try {
            erase(erasure);
            return true;
        } catch (Refusal held) {
            tell(erasure, String.valueOf(held.getMessage()));
        } catch (RuntimeException failure) {
            log.error("The data of somebody could not be erased (erasure {})", erasure.id(), failure);
            tell(erasure, "It failed and is tried again; the log has the reason.");
        }
        return false;
    }

    /** For as long as a node may take that dies with it. */
    private boolean isClaimed(Waiting erasure) {
        var now = clock.instant();
        return jdbc.sql("""
                                update audit_erasure set claimed_at = ?
                                where id = ? and done_at is null and (claimed_at is null or claimed_at < ? or claimed_at > ?)
                                """)
                        .params(
                                TimeFormat.stored(now),
                                erasure.id(),
                                TimeFormat.stored(now.minus(CLAIMED)),
                                TimeFormat.stored(now))
                        .update()
                == 1;
    }

    private void tell(Waiting erasure, String problem) {
        jdbc.sql("update audit_erasure set problem = ?, claimed_at = null where id = ? and done_at is null")
                .params(problem, erasure.id())
                .update();
    }

    private void erase(Waiting erasure) {
        var ofContact = erasure.kind().equals("contact");
        var cases = ofContact ? casesOf(erasure.subject()) : List.<String>of();
        holds.refuse(cases);
        for (var from = 0; from < cases.size(); from += CASES_AT_ONCE) {
            data.words(cases.subList(from, Math.min(from + CASES_AT_ONCE, cases.size())));
        }
        data.mentions(erasure.names(), ofContact ? casesOfTheSameAccounts(cases) : allCases());
        if (ofContact) {
            data.mentions(erasure.subject());
        }
        transaction.executeWithoutResult(last -> {
            if (ofContact) {
                data.address(erasure.subject(), "erased-" + erasure.id());
            } else {
                data.person(erasure.subject(), "erased-" + erasure.id());
            }
            jdbc.sql("""
                            update audit_erasure set subject = null, names = '{}', problem = null, done_at = ?, cases = ?
                            where id = ?
                            """)
                    .params(TimeFormat.stored(clock.instant()), cases.size(), erasure.id())
                    .update();
            events.publishEvent(Deed.of("PersonErased")
                    .about("erasure", String.valueOf(erasure.id()))
                    .with("kind", erasure.kind())
                    .with("cases", cases.size()));
        });
    }

    private List<String> casesOfTheSameAccounts(List<String> cases) {
        return jdbc.sql("""
                        select number from support_case where account in (
                          select account from support_case where number = any (?))
                        """)
                .param(cases.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private List<String> allCases() {
        return jdbc.sql("select number from support_case").query(String.class).list();
    }

    /** The cases that are theirs, as their contact. */
    private List<String> casesOf(String address) {
        return jdbc.sql("select number from support_case where mail_address(contact) = ? order by number")
                .param(address)
                .query(String.class)
                .list();
    }
}
