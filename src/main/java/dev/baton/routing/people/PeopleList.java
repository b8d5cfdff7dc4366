package dev.baton.routing.people;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.Workload;
import dev.baton.routing.Profile;
import dev.baton.routing.Profiles;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People by name, page by page, each with where they are and how much they have open: one statement for a page. */
@Component
public class PeopleList {

    private static final int LONGEST = 200;

    private static final String LIST = """
            select listed.*, away.until, away.substitute,
              (select count(distinct held.case_number) from (%s) held
                where held.person = listed.id and held.what not like 'own %%') as open
            from (
              select u.id_::text as id, coalesce(nullif(trim(concat_ws(' ', u.first_, u.last_)), ''), u.id_) as name,
                coalesce(known.languages, '{}') as languages, known.zone, known.calendar, known.capacity,
                coalesce(known.disabled, false) as disabled,
                array(select group_id_::text from act_id_membership where user_id_ = u.id_ order by 1) as groups,
                array(select skill || ':' || level from person_skill where person = u.id_ order by skill) as skills
              from act_id_user u left join person known on known.id = u.id_) listed
            left join lateral (
              select max(to_at) as until,
                (array_agg(substitute order by to_at desc) filter (where substitute is not null))[1] as substitute
              from absence where person = listed.id and from_at <= :now and to_at > :now) away on true
            where (:id = '' or listed.id = :id) and (:group = '' or :group = any (listed.groups))
              and (:words = '' or position(:words in lower(concat_ws(' ', listed.name, listed.id,
                array_to_string(listed.groups, ' '), array_to_string(listed.skills, ' ')))) > 0)
              and (not :goesOn or (lower(listed.name), listed.id) > (lower(:afterName), :afterId))
            order by lower(listed.name), listed.id limit :limit
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String list;

    PeopleList(JdbcClient jdbc, Clock clock, List<Workload> workloads) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.list = LIST.formatted(workloads.stream().map(Workload::held).collect(Collectors.joining(" union all ")));
    }

    /**
     * @param awayUntil null where they are there
     * @param substitute who is asked meanwhile; null where whoever is best
     * @param open how many open cases they hold something of, whoever may read them
     */
    public record Entry(
            Profile profile,
            @Nullable Instant awayUntil,
            @Nullable String substitute,
            int open) {}

    /** @param next where the next page begins; null where this is the last one */
    public record Page(List<Entry> items, @Nullable String next) {}

    /**
     * @param words in the name, the id, a group or a skill; null for all
     * @throws Refusal where {@code after} is not what a page said, or the words are too long
     */
    public Page page(@Nullable String words, @Nullable String group, int limit, @Nullable String after) {
        var problem = TextRules.problem(words, LONGEST, false);
        if (problem != null) {
            throw new Refusal("q", problem + ". Give the words that matter");
        }
        if (group != null && TextRules.problem(group, LONGEST, false) != null) {
            throw new Refusal("group", "is no group");
        }
        var found = find("", words, group, limit + 1, after);
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), written(found.get(limit - 1).profile()));
    }

    public @Nullable Entry find(String id) {
        return TextRules.unstorable(id) >= 0
                ? null
                : find(id, null, null, 1, null).stream().findFirst().orElse(null);
    }

    private List<Entry> find(
            String id, @Nullable String words, @Nullable String group, int limit, @Nullable String after) {
        var place = after == null ? new String[] {"", ""} : read(after);
        return jdbc.sql(list)
                .param("id", id)
                .param("words", words == null ? "" : words.strip().toLowerCase(java.util.Locale.ROOT))
                .param("group", group == null ? "" : group)
                .param("goesOn", after != null)
                .param("afterId", place[0])
                .param("afterName", place[1])
                .param("now", TimeFormat.stored(clock.instant()))
                .param("limit", limit)
                .query((row, at) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var until = row.getTimestamp("until");
        var profile = new Profile(
                row.getString("id"),
                row.getString("name"),
                texts(row, "groups"),
                Profiles.levels(texts(row, "skills")),
                texts(row, "languages"),
                row.getString("zone"),
                row.getString("calendar"),
                row.getObject("capacity", Integer.class),
                row.getBoolean("disabled"));
        return new Entry(profile, instant(until), row.getString("substitute"), row.getInt("open"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static String written(Profile last) {
        var place = last.id() + "\n" + last.name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] read(String cursor) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 2);
            if (place.length == 2 && TextRules.problem(place[0] + place[1], 1000, true) == null) {
                return place;
            }
        } catch (IllegalArgumentException unreadable) {
            // as where it has another form
        }
        throw new Refusal(
                "after", "is no place in this list; take what \"next\" said, or leave it out to begin at the top");
    }
}
