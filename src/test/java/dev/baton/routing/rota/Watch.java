package dev.baton.routing.rota;

import dev.baton.Team;
import dev.baton.routing.Absences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A group of a test's own, whose people nothing else is asked of, with its rota and absences. */
public final class Watch {

    public final String group = "watch-" + UUID.randomUUID().toString().substring(0, 8);

    private final IdentityService identities;
    private final Team team;
    private final Absences absences;
    private final JdbcClient jdbc;
    private final List<String> people = new ArrayList<>();
    private final List<Long> away = new ArrayList<>();

    public Watch(IdentityService identities, Team team, Absences absences, JdbcClient jdbc, String... names) {
        this.identities = identities;
        this.team = team;
        this.absences = absences;
        this.jdbc = jdbc;
        var made = identities.newGroup(group);
        made.setName(group);
        identities.saveGroup(made);
        List.of(names).forEach(this::joins);
    }

    public String person(String name) {
        return name + "-" + group;
    }

    public void joins(String name) {
        people.add(person(name));
        team.joins(person(name), group);
    }

    public void isAway(String name, Instant from, Instant to, @Nullable String substitute) {
        away.add(absences.add(person(name), from, to, substitute == null ? null : person(substitute), null));
    }

    public void isBack() {
        away.forEach(absences::remove);
        away.clear();
    }

    public void ends() {
        isBack();
        people.forEach(identities::deleteUser);
        identities.deleteGroup(group);
        jdbc.sql("delete from rota where group_name = ?").param(group).update();
        jdbc.sql("delete from reach where group_name = ?").param(group).update();
        jdbc.sql("delete from alarm where subject = ?").param(group).update();
        jdbc.sql("delete from reach_check").update();
    }
}
