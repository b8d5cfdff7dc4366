package dev.baton.security;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.UnknownCase;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Whether one case is somebody's, by the rule of {@link ReadableCases}. */
@Component
class CaseAccess {

    private final JdbcClient jdbc;
    private final ReadableCases cases;

    CaseAccess(JdbcClient jdbc, ReadableCases cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    boolean reachesAll(Authentication login) {
        return cases.isEvery(login);
    }

    /** True also where there is no such case: that is said by who looks for it. */
    boolean reaches(Authentication login, String number) {
        return reachesAll(login) || isNoneOrIn(number, cases.workedOnBy(login));
    }

    /** As {@link #reaches}, for those who only want to read. */
    boolean reads(Authentication login, String number) {
        return reachesAll(login) || isNoneOrIn(number, cases.readBy(login));
    }

    /** Those of these that this person may read. */
    Set<CaseNumber> read(Authentication login, Collection<CaseNumber> numbers) {
        if (numbers.isEmpty() || reachesAll(login)) {
            return Set.copyOf(numbers);
        }
        var own = cases.readBy(login);
        return jdbc
                .sql("select asked.number from unnest(:numbers::text[]) asked (number) where "
                        + own.include("asked.number"))
                .params(own.params())
                .param("numbers", numbers.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .collect(Collectors.toSet());
    }

    private boolean isNoneOrIn(String number, CaseScope own) {
        try {
            return jdbc.sql("""
                    select coalesce(%s, not exists (select 1 from support_case where number = :number))
                    """.formatted(own.include(":number")))
                    .params(own.params())
                    .param("number", new CaseNumber(number).value())
                    .query(Boolean.class)
                    .single();
        } catch (UnknownCase none) {
            return true;
        }
    }
}
