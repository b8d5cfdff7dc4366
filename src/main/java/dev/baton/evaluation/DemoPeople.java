package dev.baton.evaluation;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A small support organisation to try Baton with; it exists in evaluation mode only. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
public class DemoPeople {

    private static final Logger log = LoggerFactory.getLogger(DemoPeople.class);

    static final String PASSWORD = "baton";

    private static final List<Person> PEOPLE = List.of(
            new Person("sam", "Sam", "Okafor", "support-agent"),
            new Person("sana", "Sana", "Lindqvist", "support-agent"),
            new Person("cleo", "Cleo", "Marchetti", "cs-manager"),
            new Person("eli", "Eli", "Novak", "engineering"),
            new Person("mara", "Mara", "Haddad", "support-manager"),
            new Person("vera", "Vera", "Castellanos", "leadership"),
            new Person("otto", "Otto", "Brandt", "process-owner"),
            new Person("aud", "Audrey", "Kim", "auditor"));

    private final IdentityService identities;

    record Person(String id, String firstName, String lastName, String group) {}

    DemoPeople(IdentityService identities) {
        this.identities = identities;
    }

    @EventListener
    void welcome(ApplicationReadyEvent ready) {
        come();
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web) {
            log.info(greeting(web.getWebServer().getPort()));
        }
    }

    /** Those who are not there yet. */
    public void come() {
        PEOPLE.forEach(this::create);
    }

    private void create(Person person) {
        if (identities.createUserQuery().userId(person.id()).count() > 0) {
            return;
        }
        var user = identities.newUser(person.id());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership(person.id(), person.group());
    }

    private static String greeting(int port) {
        return """

                Baton is ready: http://localhost:%1$d/
                  Log in as sam or sana (support agents), cleo (CS manager), eli (engineer), mara (support manager),
                  vera (VP CS), otto (process owner), aud (auditor) or admin. Everyone's password is "%2$s".
                  This is evaluation mode: an own PostgreSQL in ./data, reachable from this machine only.
                """.formatted(port, PASSWORD);
    }
}
