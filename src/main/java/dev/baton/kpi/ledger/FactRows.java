package dev.baton.kpi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.kpi.facts.Fact;
import dev.baton.kpi.facts.KnownCase;
import dev.baton.kpi.facts.Traits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts of cases as they are kept. */
@Component
class FactRows {

    private static final TypeReference<TreeMap<String, Long>> FIGURES = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    FactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact of a case. */
    record Row(String number, Fact fact) {

        String key() {
            return number + " " + fact.facts() + " " + fact.nth();
        }
    }

    /** What the trail does not say of these cases. One SQL statement. */
    List<KnownCase> known(Collection<CaseNumber> numbers) {
        return jdbc.sql("""
                        select number, account, reported_at, product_area as area, channel from support_case where number = any (?)
                        """)
                .param(values(numbers))
                .query((row, nth) -> new KnownCase(
                        row.getString("number"),
                        row.getString("account"),
                        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                        row.getString("area"),
                        row.getString("channel")))
                .list();
    }

    /** By their keys. One SQL statement. */
    Map<String, Row> of(Collection<CaseNumber> numbers) {
        var found = new LinkedHashMap<String, Row>();
        jdbc.sql("select * from kpi_fact where case_number = any (?)")
                .param(values(numbers))
                .query(FactRows::row)
                .list()
                .forEach(row -> found.put(row.key(), row));
        return found;
    }

    /** At most one SQL statement. */
    void delete(Collection<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql("""
                    delete from kpi_fact f using unnest(?::text[], ?::text[], ?::int[]) as gone (number, facts, nth)
                    where f.case_number = gone.number and f.facts = gone.facts and f.nth = gone.nth
                    """)
                    .params(
                            rows.stream().map(Row::number).toArray(String[]::new),
                            rows.stream().map(row -> row.fact().facts()).toArray(String[]::new),
                            rows.stream().map(row -> row.fact().nth()).toArray(Integer[]::new))
                    .update();
        }
    }

    /** At most one SQL statement. */
    void insert(Collection<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql("""
                    insert into kpi_fact (case_number, facts, nth, of_what, at, figures, team, person, account, tier, region,
                      priority, category, area, channel)
                    select * from jsonb_to_recordset(?::jsonb) as r (case_number text, facts text, nth int, of_what text,
                      at timestamptz, figures jsonb, team text, person text, account text, tier text, region text,
                      priority text, category text, area text, channel text)
                    """)
                    .param(json(rows.stream().map(FactRows::columns).toList()))
                    .update();
        }
    }

    private static Map<String, Object> columns(Row row) {
        var fact = row.fact();
        var traits = fact.traits();
        var columns = new LinkedHashMap<String, Object>();
        columns.put("case_number", row.number());
        columns.put("facts", fact.facts());
        columns.put("nth", fact.nth());
        columns.put("of_what", fact.of());
        columns.put("at", TimeFormat.stored(fact.at()).toString());
        columns.put("figures", fact.figures());
        columns.put("team", traits.team());
        columns.put("person", traits.person());
        columns.put("account", traits.account());
        columns.put("tier", traits.tier());
        columns.put("region", traits.region());
        columns.put("priority", traits.priority());
        columns.put("category", traits.category());
        columns.put("area", traits.area());
        columns.put("channel", traits.channel());
        return columns;
    }

    private static Row row(ResultSet row, int nth) throws SQLException {
        return new Row(
                row.getString("case_number"),
                new Fact(
                        row.getString("facts"),
                        row.getString("of_what"),
                        row.getInt("nth"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new Traits(
                                row.getString("team"),
                                row.getString("person"),
                                row.getString("account"),
                                row.getString("tier"),
                                row.getString("region"),
                                row.getString("priority"),
                                row.getString("category"),
                                row.getString("area"),
                                row.getString("channel")),
                        figures(row.getString("figures"))));
    }

    private static Map<String, Long> figures(String json) {
        try {
            return JSON.readValue(json, FIGURES);
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException("The figures of a fact are no JSON", notWrittenHere);
        }
    }

    private static String json(Object rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String[] values(Collection<CaseNumber> numbers) {
        return numbers.stream().map(CaseNumber::value).toArray(String[]::new);
    }
}
