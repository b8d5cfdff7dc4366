package dev.baton.engine.guard;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * A query is data. The engine looks for expressions in a query itself and forgets the queries nested in it
 * (CVE-2026-109432); here they are all looked at.
 */
public final class QueryExpressions {

    /** What a stored filter needs to be everybody's own. */
    private static final Set<String> STORED = Set.of("${now()}", "${currentUser()}", "${currentUserGroups()}");

    private QueryExpressions() {}

    public static void refuseIn(AbstractQuery<?, ?> query) {
        all(query).findAny().ifPresent(found -> {
            throw new BadUserRequestException(
                    "Expressions are not accepted in queries. Send the value itself instead of \"%s\"."
                            .formatted(found));
        });
    }

    static void refuseUnknownIn(AbstractQuery<?, ?> query) {
        all(query).forEach(QueryExpressions::check);
    }

    static void check(String expression) {
        if (!STORED.contains(expression)) {
            throw new BadUserRequestException(
                    "A filter may use the expressions ${now()}, ${currentUser()} and ${currentUserGroups()} only, not \"%s\"."
                            .formatted(expression));
        }
    }

    private static Stream<String> all(AbstractQuery<?, ?> query) {
        var queries = Collections.newSetFromMap(new IdentityHashMap<AbstractQuery<?, ?>, Boolean>());
        collect(query, queries);
        return queries.stream().flatMap(one -> one.getExpressions().values().stream());
    }

    /** Queries made by {@code or()} know each other and themselves. */
    private static void collect(AbstractQuery<?, ?> query, Set<AbstractQuery<?, ?>> queries) {
        if (queries.add(query) && query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().forEach(nested -> collect(nested, queries));
        }
    }
}
