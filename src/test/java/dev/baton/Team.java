package dev.baton;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of the desk: they come, change their groups and leave. */
@TestComponent
public class Team {

    public static final String PASSWORD = "Grau-42-Fenster-Ziege-9";

    private final IdentityService identities;
    private final JdbcClient jdbc;

    Team(IdentityService identities, JdbcClient jdbc) {
        this.identities = identities;
        this.jdbc = jdbc;
    }

    /** Somebody new, or somebody known who is in one more group, or in it already. */
    public void joins(String person, String group) {
        if (identities.createUserQuery().userId(person).count() == 0) {
            var user = identities.newUser(person);
            user.setPassword(PASSWORD);
            identities.saveUser(user);
        }
        if (identities.createUserQuery().userId(person).memberOfGroup(group).count() == 0) {
            identities.createMembership(person, group);
        }
    }

    /** What they held is given away. */
    public void leaves(String person, String group) {
        identities.deleteMembership(person, group);
        awaitDepartures();
    }

    public void isDeleted(String person) {
        identities.deleteUser(person);
        awaitDepartures();
    }

    /** How many of those who left still hold something. */
    public long departures() {
        return jdbc.sql("select count(*) from departure").query(Long.class).single();
    }

    /** Cases of tests before are nobody's, so that whoever leaves gives away those of this test only. */
    public void holdsNothing() {
        jdbc.sql("update support_case set closed_at = reported_at where closed_at is null")
                .update();
    }

    private void awaitDepartures() {
        await("all is given away")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> departures() == 0);
    }
}
