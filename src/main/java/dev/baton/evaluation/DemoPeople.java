package dev.baton.evaluation;

import dev.baton.routing.Profile;
import dev.baton.routing.Profiles;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
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
            new Person("sam", "Sam", "Okafor", "support-agent", Map.of("billing", 2, "product", 2), List.of("en"), 8),
            new Person("sana", "Sana", "Lindqvist", "support-agent", Map.of("product", 3), List.of("en", "de"), 8),
            new Person("cleo", "Cleo", "Marchetti", "cs-manager", Map.of("contracts", 3), List.of("en"), null),
            new Person(
                    "eli", "Eli", "Novak", "engineering", Map.of("platform", 3, "security", 2), List.of("en", "de"), 5),
            new Person("mara", "Mara", "Haddad", "support-manager"),
            new Person("vera", "Vera", "Castellanos", "leadership"),
            new Person("otto", "Otto", "Brandt", "process-owner"),
            new Person("aud", "Audrey", "Kim", "auditor"));

    private final IdentityService identities;
    private final Profiles profiles;

    record Person(
            String id,
            String firstName,
            String lastName,
            String group,
            Map<String, Integer> skills,
            List<String> languages,
            @Nullable Integer capacity) {

        Person(String id, String firstName, String lastName, String group) {
            this(id, firstName, lastName, group, Map.of(), List.of(), null);
        }

        Profile profile() {
            return new Profile(
                    id, firstName + " " + lastName, List.of(group), skills, languages, null, null, capacity, false);
        }
    }

    DemoPeople(IdentityService identities, Profiles profiles) {
        this.identities = identities;
        this.profiles = profiles;
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
        profiles.keep(person.profile());
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
