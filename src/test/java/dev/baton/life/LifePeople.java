package dev.baton.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.routing.Absences;
import dev.baton.routing.people.HandsOfTheAway;
import dev.baton.routing.people.Reassign;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is there in a life: people come and go, and groups are left empty. */
@TestComponent
class LifePeople {

    /** Colleagues of the people of evaluation mode: they leave and come back. */
    private static final Map<String, String> COLLEAGUES = new TreeMap<>(Map.of(
            "cora", "cs-manager",
            "ela", "engineering",
            "lena", "leadership",
            "marc", "support-manager",
            "sven", "support-agent"));

    private static final Map<String, String> ALWAYS = new TreeMap<>(Map.of(
            "cleo", "cs-manager",
            "eli", "engineering",
            "vera", "leadership",
            "mara", "support-manager",
            "sam", "support-agent"));

    private final IdentityService identities;
    private final JdbcClient jdbc;
    private final Absences absences;
    private final HandsOfTheAway hands;
    private final Reassign reassign;

    LifePeople(
            IdentityService identities, JdbcClient jdbc, Absences absences, HandsOfTheAway hands, Reassign reassign) {
        this.identities = identities;
        this.jdbc = jdbc;
        this.absences = absences;
        this.hands = hands;
        this.reassign = reassign;
    }

    void everybodyIsThere() {
        COLLEAGUES.forEach(this::isThere);
        ALWAYS.forEach(this::isThere);
    }

    /** For hours or for long, with somebody who stands in or without, also one who is away or gone. False where they are gone. */
    boolean goesAway(int n, Instant now) {
        var person = colleague(n);
        if (!exists(person)) {
            return false;
        }
        var substitute = n % 4 == 0 ? null : n % 4 == 1 ? "mara" : colleague(n / 4);
        absences.add(person, now, now.plus(Duration.ofHours(n % 3 == 0 ? 240 : 6)), substitute, null);
        hands.look();
        return true;
    }

    void isBack(int n) {
        jdbc.sql("delete from absence where person = ?").param(colleague(n)).update();
    }

    boolean givesEverythingAway(int n) {
        var person = colleague(n);
        if (!exists(person)) {
            return false;
        }
        assertThat(reassign.all(person, "a change of teams", "mara").left())
                .as("cases that could not be moved")
                .isEmpty();
        return true;
    }

    /** Right after it was looked. */
    void nothingGraveIsWithTheAway(Instant now) {
        assertThat(jdbc.sql("""
                        select c.number || ' ' || a.person from support_case c join absence a
                          on a.person in (c.accountable, c.own_accountable, c.responsible, c.own_responsible)
                        where c.closed_at is null and c.priority in ('P1', 'P2') and a.from_at <= :now and a.to_at > :now
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .list())
                .as("grave cases in the hands of who is away")
                .isEmpty();
    }

    void colleaguesGo() {
        jdbc.sql("delete from absence").update();
        COLLEAGUES.keySet().forEach(identities::deleteUser);
        ALWAYS.forEach(this::isThere);
    }

    /** Deleted, or out of the group, as the number says. False where they had left before. */
    boolean leaves(int n) {
        var person = colleague(n);
        if (!exists(person)) {
            return false;
        }
        if (n / 5 % 2 == 0) {
            identities.deleteUser(person);
        } else {
            identities.deleteMembership(person, COLLEAGUES.get(person));
        }
        return true;
    }

    void comesBack(int n) {
        isThere(colleague(n), COLLEAGUES.get(colleague(n)));
    }

    void allLeave(int n) {
        var group = group(n);
        members(group).forEach(person -> identities.deleteMembership(person, group));
    }

    void allComeBack() {
        everybodyIsThere();
    }

    Set<String> members(String group) {
        return new TreeSet<>(jdbc.sql(
                        "select m.user_id_ from act_id_membership m join act_id_user u on u.id_ = m.user_id_ where m.group_id_ = ?")
                .param(group)
                .query(String.class)
                .list());
    }

    /** Whether somebody could act: they exist, and are of some group. */
    boolean mayAct(String person) {
        return jdbc.sql(
                                "select count(*) from act_id_membership m join act_id_user u on u.id_ = m.user_id_ where u.id_ = ?")
                        .param(person)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void isThere(String person, String group) {
        if (!exists(person)) {
            identities.saveUser(identities.newUser(person));
        }
        if (!members(group).contains(person)) {
            identities.createMembership(person, group);
        }
    }

    private boolean exists(String person) {
        return identities.createUserQuery().userId(person).count() > 0;
    }

    private static String colleague(int n) {
        return List.copyOf(COLLEAGUES.keySet()).get(n % COLLEAGUES.size());
    }

    private static String group(int n) {
        return List.copyOf(COLLEAGUES.values()).get(n % COLLEAGUES.size());
    }
}
