package dev.baton.kpi.numbers;

import dev.baton.kpi.Figures.Counted;
import dev.baton.security.ReadableCases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What somebody may know of the cases of a figure. */
@Component
public class ReadableOfFigure {

    private final ReadableCases readable;
    private final JdbcClient jdbc;

    ReadableOfFigure(ReadableCases readable, JdbcClient jdbc) {
        this.readable = readable;
        this.jdbc = jdbc;
    }

    public record Known(String subject, String account) {}

    /** By number, those alone that they may read. */
    public Map<String, Known> of(List<Counted> counted, Authentication login) {
        var scope = readable.readBy(login);
        var known = new HashMap<String, Known>();
        jdbc.sql("""
                select one.number, one.subject, account.name as account
                from unnest(:numbers::text[]) asked (number)
                join support_case one on one.number = asked.number
                join account on account.id = one.account
                where %s
                """.formatted(scope.include("one.number")))
                .params(scope.params())
                .param(
                        "numbers",
                        counted.stream().map(Counted::number).distinct().toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString("number"), new Known(row.getString("subject"), row.getString("account")));
                });
        return known;
    }
}
