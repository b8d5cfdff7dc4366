package dev.baton.desk.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether words are found in spite of a typo: where the database has the extension pg_trgm, as {@code docs/operations.md} says. */
@Component("searchHealthIndicator")
public class TypoTolerance implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(TypoTolerance.class);
    private static final String WITHOUT =
            "Search finds words as they are written only: the database has no extension pg_trgm. docs/operations.md says how to add it";

    private final boolean tolerant;

    TypoTolerance(JdbcClient jdbc) {
        tolerant = jdbc.sql("select exists (select 1 from pg_extension where extname = 'pg_trgm')")
                .query(Boolean.class)
                .single();
        if (!tolerant) {
            log.warn(WITHOUT);
        }
    }

    /** Where else to look for words that are nowhere as they are written. */
    List<Nearness> farther(CaseFilter filter, @Nullable String after, List<String> words) {
        return tolerant && after == null && filter.words() != null && !words.isEmpty()
                ? List.of(Nearness.SIMILAR, Nearness.ROUGHLY)
                : List.of();
    }

    public boolean isTolerant() {
        return tolerant;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("typos", tolerant ? "forgiven" : WITHOUT).build();
    }
}
