package dev.baton.audit.erasure;

import dev.baton.audit.entry.Subject;
import dev.baton.audit.erasure.PersonalData.Column;
import dev.baton.audit.erasure.PersonalData.Kind;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.PeopleInHistory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the data of somebody out of Baton's tables and destroys the key of their words in the log. What it did already it does again without harm. */
@Component
class EraseData {

    static final String ERASED = "(erased)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Holds holds;
    private final PeopleInHistory history;

    /** {@code table.column} to its type, as PostgreSQL calls it. */
    private volatile Map<String, String> types = Map.of();

    EraseData(JdbcClient jdbc, Clock clock, Holds holds, PeopleInHistory history) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.holds = holds;
        this.history = history;
    }

    /** Everything that was written about these cases. A statement for each column with words, whatever the number of cases. */
    @Transactional
    public void words(List<String> cases) {
        var numbers = cases.toArray(String[]::new);
        holds.keepAsTheyAre();
        holds.refuse(cases);
        jdbc.sql("select number from support_case where number = any (?) order by number for update")
                .param(numbers)
                .query(String.class)
                .list();
        PersonalData.columns(Kind.WORDS)
                .forEach(column -> jdbc.sql("update %s set %s = %s where %s is not null and (%s)"
                                .formatted(
                                        column.table(),
                                        column.column(),
                                        nothing(column),
                                        column.column(),
                                        column.rows()))
                        .param("cases", numbers)
                        .update());
        cases.forEach(number -> destroyKey(Subject.CASE + number));
    }

    /** An address wherever it stands as one, and what was written from it and to it where no case has it. */
    @Transactional
    public void address(String address, String pseudonym) {
        PersonalData.columns(Kind.WITH)
                .forEach(column -> jdbc.sql(
                                "update %1$s set %2$s = %3$s where %2$s is not null and mail_address(%4$s) = ?"
                                        .formatted(column.table(), column.column(), nothing(column), column.rows()))
                        .param(address)
                        .update());
        PersonalData.columns(Kind.ADDRESS).forEach(column -> {
            var list = type(column).equals("_text");
            jdbc.sql(
                            list
                                    ? """
                            update %1$s set %2$s = array(select case when mail_address(one) = :address then :erased else one end
                              from unnest(%2$s) one)
                            where exists (select 1 from unnest(%2$s) one where mail_address(one) = :address)
                            """.formatted(column.table(), column.column())
                                    : "update %1$s set %2$s = :erased where mail_address(%2$s) = :address"
                                            .formatted(column.table(), column.column()))
                    .param("address", address)
                    .param("erased", ERASED)
                    .update();
        });
        PersonalData.columns(Kind.KEY)
                .forEach(column -> jdbc.sql("""
                                update %1$s set %2$s = regexp_replace(%2$s, :pattern, :pseudonym, 'gi') where %2$s ilike :like
                                """.formatted(column.table(), column.column()))
                        .param("pattern", alone(address))
                        .param("pseudonym", pseudonym)
                        .param("like", anywhere(address))
                        .update());
        destroyKey(Subject.CONTACT + address);
    }

    /** An address in the words of others, wherever that is, but for cases under a hold. Reads every word there is. */
    @Transactional
    public void mentions(String address) {
        holds.keepAsTheyAre();
        replace(address, "not coalesce(%s, false)", holds.cases());
    }

    /**
     * What they are called in the words of others on these cases, but for those under a hold.
     *
     * @param names no part of a longer word is one
     */
    @Transactional
    public void mentions(List<String> names, List<String> cases) {
        holds.keepAsTheyAre();
        var free = new ArrayList<>(cases);
        free.removeAll(holds.among(cases));
        names.forEach(name -> replace(name, "coalesce(%s, false)", free));
    }

    private void replace(String called, String where, List<String> cases) {
        PersonalData.columns(Kind.WORDS)
                .filter(column -> type(column).equals("text"))
                .forEach(column -> jdbc.sql("""
                                update %1$s set %2$s = regexp_replace(%2$s, :pattern, :erased, 'gi')
                                where %2$s ilike :like and %2$s ~* :pattern and %3$s
                                """.formatted(
                                        column.table(), column.column(), where.formatted("(" + column.rows() + ")")))
                        .param("pattern", alone(called))
                        .param("erased", ERASED)
                        .param("like", anywhere(called))
                        .param("cases", cases.toArray(String[]::new))
                        .update());
    }

    /** Whether an address stands anywhere as one. */
    boolean isKnown(String address) {
        return PersonalData.columns(Kind.ADDRESS)
                .anyMatch(column -> jdbc.sql((type(column).equals("_text")
                                        ? "select exists (select 1 from %1$s, unnest(%2$s) one where mail_address(one) = ?)"
                                        : "select exists (select 1 from %1$s where mail_address(%2$s) = ?)")
                                .formatted(column.table(), column.column()))
                        .param(address)
                        .query(Boolean.class)
                        .single());
    }

    /** One of us: what is theirs goes, and where they did something stands a pseudonym. */
    @Transactional
    public void person(String person, String pseudonym) {
        PersonalData.columns(Kind.OWN)
                .forEach(column -> jdbc.sql("delete from %s where %s = ?".formatted(column.table(), column.column()))
                        .param(person)
                        .update());
        PersonalData.columns(Kind.PERSON)
                .forEach(column -> jdbc.sql(
                                "update %1$s set %2$s = ? where %2$s = ?".formatted(column.table(), column.column()))
                        .params(pseudonym, person)
                        .update());
        history.replace(person, pseudonym);
        destroyKey(Subject.USER + person);
    }

    private void destroyKey(String subject) {
        jdbc.sql("update audit_subject set subject = null, key = null, erased_at = ? where subject = ? returning ref")
                .params(TimeFormat.stored(clock.instant()), subject)
                .query(String.class)
                .optional();
    }

    private String nothing(Column column) {
        return switch (type(column)) {
            case "text" -> "'" + ERASED + "'";
            case "jsonb" -> "'{}'::jsonb";
            case "bytea" -> "''::bytea";
            case "tsvector" -> "''::tsvector";
            // A pause: "from/to why". When it was stays, the clocks count by it.
            case "_text" ->
                "array(select split_part(one, ' ', 1) || ' %s' from unnest(%s) one)".formatted(ERASED, column.column());
            default -> throw new IllegalStateException("Nothing is known to put into " + column);
        };
    }

    private String type(Column column) {
        if (types.isEmpty()) {
            var all = new HashMap<String, String>();
            jdbc.sql("""
                            select table_name || '.' || column_name as place, udt_name from information_schema.columns
                            where table_schema = current_schema()
                            """)
                    .query((row, number) -> all.put(row.getString("place"), row.getString("udt_name")))
                    .list();
            types = all;
        }
        var type = types.get(column.table() + "." + column.column());
        if (type == null) {
            throw new IllegalStateException("There is no %s.%s".formatted(column.table(), column.column()));
        }
        return type;
    }

    private static String anywhere(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** The text where it is no part of a longer word or address; nothing in it means anything else to PostgreSQL's regular expressions. */
    private static String alone(String text) {
        var literally = text.replaceAll("([^\\p{L}\\p{N}\\s])", "\\\\$1");
        return text.contains("@")
                ? "(?<![[:alnum:]._%%+-])%s(?![[:alnum:]_-]|\\.[[:alnum:]])".formatted(literally)
                : "(?<![[:alnum:]])%s(?![[:alnum:]])".formatted(literally);
    }
}
