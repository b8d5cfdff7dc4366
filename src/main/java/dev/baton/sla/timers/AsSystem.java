package dev.baton.sla.timers;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Runs work without the current person's authorizations: consequences of a change need no permissions of whoever made it. */
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
