package dev.baton.routing.people;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft.HeldBesideCases;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.Workload;
import dev.baton.routing.choice.Choosing;
import dev.baton.routing.holders.GiveAway;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What does not wait for somebody goes to others: all they hold where they get no work or are away for long, else what is grave, and
 * what something is asked of them about. What is of no single case does where they get no work or are away for long. It is found by
 * what people hold now, whenever it came to them, with a statement each; nothing is moved back.
 */
@Component
public class HandsOfTheAway {

    private static final String CONCERNED = """
            with concerned as (
              select person, until, until - since > make_interval(secs => :long) as all_of_it, false as disabled from (
                select person, min(from_at) as since, max(to_at) as until from absence
                where from_at <= :now and to_at > :now group by person) away
              union all select id, null, true, true from person where disabled)
            """;

    private static final String WHO_HOLDS_WHAT = CONCERNED + """
            select held.person, held.case_number, min(concerned.until) as until, bool_or(concerned.disabled) as disabled
            from concerned join lateral (select * from (%s) every where every.person = concerned.person) held on true
              join support_case c on c.number = held.case_number
            where (:person = '' or held.person = :person) and (:number = '' or held.case_number = :number)
              and (concerned.all_of_it or c.priority = any (:grave) or held.what in ('question', 'brief'))
              and (held.case_number, held.person) > (:after, :afterPerson)
            group by held.person, held.case_number order by held.case_number, held.person limit :most
            """;

    private static final String WHO_HOLDS_MORE = CONCERNED + """
            select concerned.person, min(concerned.until) as until, bool_or(concerned.disabled) as disabled from concerned
            where concerned.all_of_it and (:person = '' or concerned.person = :person)
              and exists (select 1 from (%s) held where held.person = concerned.person)
            group by concerned.person order by concerned.person limit :most
            """;

    /** At once; what comes after it is looked at next. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final GiveAway giveAway;
    private final Choosing choosing;
    private final Clock clock;
    private final String held;
    private final String besides;
    private final List<String> grave;
    private final Duration longAbsence;

    HandsOfTheAway(
            JdbcClient jdbc,
            GiveAway giveAway,
            Choosing choosing,
            Clock clock,
            List<Workload> workloads,
            List<HeldBesideCases> besides,
            @Value("${baton.routing.away.hands-over}") List<String> grave,
            @Value("${baton.routing.away.long}") String longAbsence) {
        this.jdbc = jdbc;
        this.giveAway = giveAway;
        this.choosing = choosing;
        this.clock = clock;
        this.held = WHO_HOLDS_WHAT.formatted(
                workloads.stream().map(Workload::held).collect(Collectors.joining(" union all ")));
        this.besides = WHO_HOLDS_MORE.formatted(
                besides.stream().map(HeldBesideCases::held).collect(Collectors.joining(" union all ")));
        this.grave = grave;
        this.longAbsence = DurationStyle.detectAndParse(longAbsence);
    }

    private record Hand(String person, CaseNumber number, String why) {

        static final Hand NONE = new Hand("", new CaseNumber("C-000000"), "");
    }

    private record Holder(String person, String why) {}

    public void look() {
        give("");
    }

    /** As far as it concerns this person, at once. */
    public void lookAt(String person) {
        give(person);
    }

    /** What cannot be given away keeps nothing waiting behind it. */
    private void give(String person) {
        var last = Hand.NONE;
        List<Hand> hands;
        do {
            hands = find(person, "", last);
            give(hands);
            last = hands.isEmpty() ? last : hands.get(hands.size() - 1);
        } while (hands.size() == MOST);
        besides(person)
                .forEach(holder -> giveAway.besides(
                        holder.person(),
                        holder.why(),
                        () -> !besides(holder.person()).isEmpty()));
    }

    private void give(List<Hand> hands) {
        var substitutes = new HashMap<String, Optional<String>>();
        hands.forEach(hand -> giveAway.from(
                hand.person(),
                hand.number(),
                hand.why(),
                substitutes.computeIfAbsent(hand.person(), choosing::substitute).orElse(null),
                () -> !find(hand.person(), hand.number().value(), Hand.NONE).isEmpty()));
    }

    private List<Hand> find(String person, String number, Hand after) {
        return jdbc.sql(held)
                .params(Map.of(
                        "person",
                        person,
                        "number",
                        number,
                        "now",
                        TimeFormat.stored(clock.instant()),
                        "long",
                        (double) longAbsence.toSeconds(),
                        "grave",
                        grave.toArray(String[]::new),
                        "after",
                        after.number().value(),
                        "afterPerson",
                        after.person(),
                        "most",
                        MOST))
                .query((row, at) -> new Hand(
                        row.getString("person"),
                        new CaseNumber(row.getString("case_number")),
                        why(row.getString("person"), row.getTimestamp("until"), row.getBoolean("disabled"))))
                .list();
    }

    private List<Holder> besides(String person) {
        return jdbc.sql(besides)
                .param("person", person)
                .param("now", TimeFormat.stored(clock.instant()))
                .param("long", (double) longAbsence.toSeconds())
                .param("most", MOST)
                .query((row, at) -> new Holder(
                        row.getString("person"),
                        why(row.getString("person"), row.getTimestamp("until"), row.getBoolean("disabled"))))
                .list();
    }

    private static String why(String person, @Nullable Timestamp until, boolean disabled) {
        return disabled || until == null
                ? person + " gets no work any more"
                : "%s is away until %s".formatted(person, TimeFormat.told(until.toInstant()));
    }
}
