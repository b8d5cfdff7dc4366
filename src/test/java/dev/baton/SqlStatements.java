package dev.baton;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What Baton's PostgreSQL is asked, as its extension pg_stat_statements counts it. */
public class SqlStatements {

    private final JdbcClient jdbc;
    private final Map<String, Use> before;

    /** Counts from here on. */
    public SqlStatements(String url, String user, String password) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url, user, password));
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        this.before = total();
    }

    /** @param rows how many it told or changed */
    public record Use(String statement, long calls, long rows, double millis) {

        Use minus(Use earlier) {
            return new Use(statement, calls - earlier.calls, rows - earlier.rows, millis - earlier.millis);
        }
    }

    /** The uses since the start, most often called first. */
    public List<Use> since() {
        return total().values().stream()
                .map(use -> use.minus(before.getOrDefault(use.statement(), new Use(use.statement(), 0, 0, 0))))
                .filter(use -> use.calls() > 0)
                .sorted(Comparator.comparingLong(Use::calls).reversed())
                .toList();
    }

    private Map<String, Use> total() {
        var uses = new LinkedHashMap<String, Use>();
        jdbc.sql("""
                select query as statement, sum(calls) as calls, sum(rows) as rows, sum(total_exec_time) as millis
                from pg_stat_statements s join pg_database d on d.oid = s.dbid
                where d.datname = current_database() and query not like '%pg_stat_statements%'
                group by query
                """).query(Use.class).list().forEach(use -> uses.put(use.statement(), use));
        return uses;
    }
}
