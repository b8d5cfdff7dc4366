package dev.baton.life;

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

    LifePeople(IdentityService identities, JdbcClient jdbc) {
        this.identities = identities;
        this.jdbc = jdbc;
    }

    void everybodyIsThere() {
        COLLEAGUES.forEach(this::isThere);
        ALWAYS.forEach(this::isThere);
    }

    void colleaguesGo() {
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
