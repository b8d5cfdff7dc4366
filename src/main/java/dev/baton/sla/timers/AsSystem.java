package dev.baton.sla.timers;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** What follows from somebody's change is Baton's doing: it does not need that person's permissions. */
@Component
public class AsSystem {

    private final IdentityService identities;

    AsSystem(IdentityService identities) {
        this.identities = identities;
    }

    public void run(Runnable work) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            if (person != null) {
                identities.setAuthentication(person);
            }
        }
    }
}
