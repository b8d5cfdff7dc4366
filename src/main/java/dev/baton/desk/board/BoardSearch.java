package dev.baton.desk.board;

import dev.baton.desk.search.CaseList;
import dev.baton.desk.search.FilterReader;
import dev.baton.desk.search.Nearness;
import dev.baton.desk.search.ReachedCases;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody who searches means beyond the list of open cases: one case by its number, or one that is closed. */
@Component
class BoardSearch {

    private static final Pattern NUMBER = Pattern.compile("(?i)(?:C-)?0*(\\d{1,18})");

    private final JdbcClient jdbc;
    private final ReachedCases reached;
    private final CaseList cases;
    private final FilterReader filters;
    private final Clock clock;

    BoardSearch(JdbcClient jdbc, ReachedCases reached, CaseList cases, FilterReader filters, Clock clock) {
        this.jdbc = jdbc;
        this.reached = reached;
        this.cases = cases;
        this.filters = filters;
        this.clock = clock;
    }

    /** The case whose number is all that is asked for, in whatever state; empty where there is none this person may read. */
    @Transactional(readOnly = true)
    public Optional<String> caseOf(Authentication login, BoardAddress address) {
        var number = NUMBER.matcher(address.asked().getOrDefault("q", ""));
        if (!address.asked().keySet().equals(Set.of("q")) || !number.matches()) {
            return Optional.empty();
        }
        var own = reached.by(login, "c.number");
        return jdbc.sql("select c.number from support_case c where c.number = case_number(:asked) and " + own.sql())
                .params(own.params())
                .param("asked", Long.parseLong(number.group(1)))
                .query(String.class)
                .optional();
    }

    /** The same search with closed cases, where these have what the open ones have not; null elsewhere. */
    @Nullable
    BoardAddress withClosed(Authentication login, BoardAddress address, CaseList.Page found) {
        var farther = found.items().isEmpty() ? null : found.nearness();
        if (address.asked().containsKey("status") || farther == Nearness.AS_WRITTEN) {
            return null;
        }
        var closed = filters.read(address.with("status", "closed").meaning(clock.instant()), login.getName());
        var others = cases.page(login, closed, 1, null);
        return others.items().isEmpty() || (farther != null && others.nearness().compareTo(farther) >= 0)
                ? null
                : address.with("status", "all");
    }
}
