package dev.baton.routing.choice;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.Workload;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that a choice needs to know of everybody who could be chosen, by one statement. */
@Component
class CandidateFacts {

    /** So many of an account's cases tell who knows it. */
    private static final int RECENT_CASES = 50;

    private static final String ALL = """
            with recursive away as (
              select person, max(to_at) as until,
                (array_agg(substitute order by to_at desc) filter (where substitute is not null))[1] as substitute
              from absence where from_at <= :now and to_at > :now group by person),
            reached (id) as (
              select first.id from (%%s) first
              union select away.substitute from reached join away on away.person = reached.id
                where away.substitute is not null),
            concerned as (
              select c.number, c.account, c.accountable, c.own_accountable, c.responsible, c.own_responsible, a.region, a.csm,
                coalesce(c.zone, a.zone) as zone
              from support_case c join account a on a.id = c.account where c.number = :number),
            knows_case as (
              select author as person from interaction where case_number = :number and author is not null
              union select unnest(array[accountable, own_accountable, responsible, own_responsible]) from concerned),
            knows_account as (
              select unnest(array[accountable, own_accountable, responsible, own_responsible]) as person from (
                select * from support_case where account = (select account from concerned) and number <> :number
                order by reported_at desc limit %d) recent
              union select csm from concerned)
            select reached.id,
              exists (select 1 from act_id_membership m where m.user_id_ = reached.id and m.group_id_ = :group) as member,
              array(select m.group_id_::text from act_id_membership m where m.user_id_ = reached.id order by 1) as groups,
              coalesce(known.disabled, false) as disabled, away.until, away.substitute,
              greatest(coalesce((select level from person_skill s where s.person = reached.id and s.skill = :skill), 0),
                case when exists (select 1 from act_id_membership m
                  where m.user_id_ = reached.id and m.group_id_ = 'skill-' || :skill) then 2 else 0 end) as skill,
              coalesce(known.languages, '{}') as languages, known.zone, known.calendar, known.capacity,
              (select count(distinct held.case_number) from (%s) held
                where held.person = reached.id and held.what not like 'own %%%%') as open,
              exists (select 1 from knows_case k where k.person = reached.id) as knows_case,
              exists (select 1 from knows_account k where k.person = reached.id) as knows_account,
              (select region from concerned) as case_region, (select zone from concerned) as case_zone
            from reached join act_id_user u on u.id_ = reached.id
              left join person known on known.id = reached.id
              left join away on away.person = reached.id
            order by reached.id
            """;

    private static final String OF_GROUP =
            "select user_id_::text as id from act_id_membership where group_id_ = :group";
    private static final String OF_PERSON = "select cast(:person as text) as id";

    private final JdbcClient jdbc;
    private final String all;

    CandidateFacts(JdbcClient jdbc, List<Workload> workloads) {
        this.jdbc = jdbc;
        var held = workloads.stream().map(Workload::held).collect(Collectors.joining(" union all "));
        this.all = ALL.formatted(RECENT_CASES, held);
    }

    /** @param region of the account the case is of, as {@code zone} null where it is not known */
    record Found(
            List<Candidate> candidates,
            @Nullable String region,
            @Nullable String zone) {}

    /** Everybody of the group, and who stands in for those of it who are away, all along the chain. */
    Found of(Wanted wanted, Instant now) {
        return find(OF_GROUP, wanted, "", now);
    }

    /** This person, and who stands in for them. */
    Found ofPerson(String person, Wanted wanted, Instant now) {
        return find(OF_PERSON, wanted, person, now);
    }

    private Found find(String first, Wanted wanted, String person, Instant now) {
        var customer = new String[2];
        var candidates = jdbc.sql(all.formatted(first))
                .param("group", wanted.group())
                .param("person", person)
                .param("skill", wanted.skill() == null ? "" : wanted.skill())
                .param("number", number(wanted.number()))
                .param("now", TimeFormat.stored(now))
                .query((row, at) -> {
                    customer[0] = row.getString("case_region");
                    customer[1] = row.getString("case_zone");
                    return candidate(row);
                })
                .list();
        return new Found(candidates, customer[0], customer[1]);
    }

    private static String number(@Nullable CaseNumber number) {
        return number == null ? "" : number.value();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getString("id"),
                row.getBoolean("member"),
                texts(row.getArray("groups")),
                row.getBoolean("disabled"),
                instant(row.getTimestamp("until")),
                row.getString("substitute"),
                row.getInt("skill"),
                texts(row.getArray("languages")),
                row.getString("zone"),
                row.getString("calendar"),
                row.getObject("capacity", Integer.class),
                row.getInt("open"),
                row.getBoolean("knows_case"),
                row.getBoolean("knows_account"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
