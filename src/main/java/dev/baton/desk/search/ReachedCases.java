package dev.baton.desk.search;

import dev.baton.security.CaseScope;
import dev.baton.security.ReadableCases;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The cases somebody may read, as a condition that costs little whether these are few among many or many. */
@Component
public class ReachedCases {

    /** Whoever may read fewer cases than this has them gathered first; of the others' cases a page is found sooner by looking. */
    private static final int FEW = 1_000;

    private final JdbcClient jdbc;
    private final ReadableCases cases;

    ReachedCases(JdbcClient jdbc, ReadableCases cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    /** Of a column with the number of a case. */
    public Condition by(Authentication login, String column) {
        return condition(cases.readBy(login), false, column);
    }

    /** The same, in a query that asks for cases that are not closed only. */
    public Condition openBy(Authentication login, String column) {
        return condition(cases.readBy(login), true, column);
    }

    public boolean isEvery(Authentication login) {
        return cases.isEvery(login);
    }

    /** A condition that is looked up for each case on the way, or the cases themselves where they are few. */
    private Condition condition(CaseScope own, boolean open, String column) {
        if (own.all()) {
            return new Condition("true", Map.of());
        }
        planForThisPerson();
        var numbers = own.numbers(open, FEW);
        var found = jdbc.sql(
                        "select count(*) from (select 1 from (%s) own_case limit %d) counted".formatted(numbers, FEW))
                .params(own.params())
                .query(Integer.class)
                .single();
        return new Condition(
                found == FEW
                        ? own.include(column)
                        : "%s = any (array (select number from (%s) own_case))".formatted(column, numbers),
                own.params());
    }

    /** For the rest of the transaction: what is best for who reads nearly all is not for who reads hardly any. */
    private void planForThisPerson() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }
}
