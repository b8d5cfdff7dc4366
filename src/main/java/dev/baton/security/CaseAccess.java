package dev.baton.security;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.UnknownCase;
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
