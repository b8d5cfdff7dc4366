package dev.baton.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.audit.entry.EventJson;
import dev.baton.audit.entry.Stories;
import dev.baton.audit.log.LogBook;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log as others read it who count what happened: facts alone, without what people wrote. */
@Component
class WrittenTrail implements Trail {

    private static final String[] OF_ACCOUNTS = {"AccountMade", "AccountChanged"};
    private static final TypeReference<LinkedHashMap<String, Object>> FACTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final LogBook log;
    private final Stories stories;

    WrittenTrail(JdbcClient jdbc, LogBook log, Stories stories) {
        this.log = log;
        this.jdbc = jdbc;
        this.stories = stories;
    }

    private record Subject(
            long leaf, @Nullable String number, @Nullable String account) {}

    @Override
    public long size() {
        return log.size();
    }

    @Override
    public Grown from(long place, int most) {
        var cases = new LinkedHashSet<CaseNumber>();
        var accounts = new LinkedHashSet<String>();
        var until = place;
        for (var about : jdbc.sql("""
                        select l.leaf, e.case_number as number,
                          case when e.kind = any (:kinds) then e.body::jsonb ->> 'account' end as account
                        from (select leaf, entry from audit_leaf where leaf >= :place order by leaf limit :most) l
                        left join audit_entry e on e.id = l.entry
                        order by l.leaf
                        """)
                .param("kinds", OF_ACCOUNTS)
                .param("place", place)
                .param("most", most)
                .query(Subject.class)
                .list()) {
            until = about.leaf() + 1;
            if (about.number() != null) {
                cases.add(new CaseNumber(about.number()));
            }
            if (about.account() != null) {
                accounts.add(about.account());
            }
        }
        return new Grown(until, cases, accounts);
    }

    @Override
    public Set<String> grownSince(long place, Collection<String> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : jdbc.sql("""
                                select distinct e.case_number from audit_entry e left join audit_leaf l on l.entry = e.id
                                where e.case_number = any (?) and coalesce(l.leaf, ?) >= ?
                                """)
                        .params(numbers.toArray(String[]::new), place, place)
                        .query(String.class)
                        .set();
    }

    @Override
    public Map<CaseNumber, List<Happened>> of(Collection<CaseNumber> numbers, Collection<String> kinds) {
        var found = new HashMap<CaseNumber, List<Happened>>();
        read("""
                select id, body, '{}' as words from audit_entry where case_number = any (?) and kind = any (?) order by id
                """, numbers.stream().map(CaseNumber::value).toArray(String[]::new), kinds.toArray(String[]::new))
                .forEach(entry -> found.computeIfAbsent(
                                new CaseNumber(entry.entry().path("case").asText()), number -> new ArrayList<>())
                        .add(happened(entry)));
        return found;
    }

    @Override
    public Map<String, List<Happened>> ofAccounts(Collection<String> accounts) {
        var found = new HashMap<String, List<Happened>>();
        read("""
                select id, body, '{}' as words from audit_entry
                where body::jsonb ->> 'account' = any (?) and kind = any (?) order by id
                """, accounts.toArray(String[]::new), OF_ACCOUNTS)
                .forEach(entry -> found.computeIfAbsent(
                                entry.entry().path("account").asText(), id -> new ArrayList<>())
                        .add(happened(entry)));
        return found;
    }

    private List<Stories.Read> read(String query, String[] about, String[] kinds) {
        return stories.read(
                jdbc.sql(query).params(about, kinds).query(Stories.Kept.class).list());
    }

    private static Happened happened(Stories.Read read) {
        return new Happened(
                Instant.parse(read.entry().path("at").asText()),
                read.entry().path("who").asText(),
                EventJson.name(read.kind()),
                EventJson.event(read.kind(), read.details(), Map.of()).orElse(null),
                JSON.convertValue(read.details(), FACTS));
    }
}
