package dev.baton.routing.people;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Workload;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody has in their hands, the gravest first. */
@Component
public class Holdings {

    private static final int MOST = 200;

    private static final String OF_PERSON = """
            select c.number, c.subject, c.priority, array_agg(distinct held.what order by held.what) as what
            from (%s) held join support_case c on c.number = held.case_number
            where held.person = ? and held.what not like 'own %%'
            group by c.number, c.subject, c.priority order by c.priority nulls first, c.number limit %d
            """;

    private final JdbcClient jdbc;
    private final String ofPerson;

    Holdings(JdbcClient jdbc, List<Workload> workloads) {
        this.jdbc = jdbc;
        this.ofPerson = OF_PERSON.formatted(
                workloads.stream().map(Workload::held).collect(Collectors.joining(" union all ")), MOST);
    }

    /** @param what of {@link Workload#held} */
    public record Held(
            CaseNumber number, String subject, @Nullable String priority, List<String> what) {}

    /** At most 200. */
    public List<Held> of(String person) {
        return jdbc.sql(ofPerson)
                .param(person)
                .query((row, at) -> new Held(
                        new CaseNumber(row.getString("number")),
                        row.getString("subject"),
                        row.getString("priority"),
                        List.of((String[]) row.getArray("what").getArray())))
                .list();
    }
}
