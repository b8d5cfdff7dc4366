package dev.baton.desk.search;

import dev.baton.casefile.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases as rows, made up by a seed, for lists to be compared with. */
final class RandomCases {

    static final List<String> WORDS = List.of(
            "export",
            "Exporter",
            "Müller",
            "stößt",
            "login",
            "Łódź",
            "invoice",
            "Rechnungsexport",
            "café",
            "timeout",
            "0x8007",
            "32");
    static final List<String> TEAMS = List.of("support-agent", "engineering", "cs-manager");
    static final List<String> PEOPLE = List.of("sam", "sana", "eli", "cleo", "mara", "vera");
    static final List<String> ACCOUNTS = List.of("list-acme", "list-muller", "list-cafe");
    private static final List<String> NAMES = List.of("Acme", "Müller & Söhne", "Café Łódź");

    /** What a case is, as far as lists ask. Null is what is not known yet. */
    record Made(
            String number,
            String subject,
            String description,
            String account,
            String accountName,
            String status,
            @Nullable String priority,
            @Nullable String team,
            @Nullable String ownTeam,
            @Nullable String accountable,
            @Nullable String responsible,
            boolean escalated,
            @Nullable Instant due,
            @Nullable Instant closedAt) {}

    private final JdbcClient jdbc;
    private final Random random;
    private final Instant now;

    RandomCases(JdbcClient jdbc, long seed, Instant now) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
        this.now = now;
    }

    List<Made> make(int count) {
        for (int i = 0; i < ACCOUNTS.size(); i++) {
            jdbc.sql("insert into account (id, name, complete) values (?, ?, true)")
                    .params(ACCOUNTS.get(i), NAMES.get(i))
                    .update();
        }
        var made = new ArrayList<Made>();
        for (int i = 0; i < count; i++) {
            made.add(insert("C-77%06d".formatted(i)));
        }
        return made;
    }

    private Made insert(String number) {
        int account = random.nextInt(ACCOUNTS.size());
        var status = List.of("OPEN", "OPEN", "RESOLVED", "CLOSED").get(random.nextInt(4));
        var made = new Made(
                number,
                words(3),
                words(6),
                ACCOUNTS.get(account),
                NAMES.get(account),
                status,
                some(List.of("P1", "P2", "P3")),
                some(TEAMS),
                some(TEAMS),
                some(PEOPLE),
                some(PEOPLE),
                random.nextInt(4) == 0,
                random.nextInt(5) == 0 ? null : at(),
                status.equals("CLOSED") ? at() : null);
        store(made);
        return made;
    }

    private void store(Made made) {
        jdbc.sql("""
                insert into support_case (number, source, external_id, account, subject, description, status, priority, team, own_team,
                  accountable, responsible, escalated, reported_at)
                values (?, 'list', ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        made.number(),
                        made.number(),
                        made.account(),
                        made.subject(),
                        made.description(),
                        made.priority(),
                        made.team(),
                        made.ownTeam(),
                        made.accountable(),
                        made.responsible(),
                        made.escalated(),
                        TimeFormat.stored(now))
                .update();
        if (made.due() != null) {
            clock(made.number(), "resolution", made.due());
            clock(made.number(), "inactivity", made.due().plusSeconds(random.nextInt(1000)));
        }
        clock(made.number(), "triage", null);
        jdbc.sql("update support_case set status = ?, closed_at = ? where number = ?")
                .params(
                        made.status(),
                        made.closedAt() == null ? null : TimeFormat.stored(made.closedAt()),
                        made.number())
                .update();
    }

    private void clock(String number, String name, @Nullable Instant due) {
        jdbc.sql("insert into sla_clock (case_number, name, budget, because, anchor, due) values (?, ?, 60, 'x', ?, ?)")
                .params(number, name, TimeFormat.stored(now), due == null ? null : TimeFormat.stored(due))
                .update();
    }

    private Instant at() {
        return now.plus(Duration.ofMinutes(random.nextInt(2000) - 1000L));
    }

    private String words(int count) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(List.of(" ", ", ", " – ", " 😀 ").get(random.nextInt(4)), words);
    }

    private <T> @Nullable T some(List<T> all) {
        int which = random.nextInt(all.size() + 1);
        return which == all.size() ? null : all.get(which);
    }
}
