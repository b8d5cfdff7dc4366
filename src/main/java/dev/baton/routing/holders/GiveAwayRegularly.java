package dev.baton.routing.holders;

import dev.baton.casefile.CaseFile;
import dev.baton.engine.PersonLeft;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What was not given away at once, who went without anybody being told, which groups are empty now, and which tasks are nobody's. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class GiveAwayRegularly {

    private static final Logger log = LoggerFactory.getLogger(GiveAwayRegularly.class);

    private final Departures departures;
    private final EmptyGroups emptyGroups;
    private final Strangers strangers;
    private final StandIns standIns;

    GiveAwayRegularly(Departures departures, EmptyGroups emptyGroups, Strangers strangers, StandIns standIns) {
        this.departures = departures;
        this.emptyGroups = emptyGroups;
        this.strangers = strangers;
        this.standIns = standIns;
    }

    @Scheduled(initialDelayString = "${baton.sla.sweep-every}", fixedDelayString = "${baton.sla.sweep-every}")
    void look() {
        attempt(strangers::tell);
        attempt(() -> departures.all().forEach(departures::finish));
        attempt(emptyGroups::check);
        attempt(standIns::look);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.warn("Who is gone could not be looked for; tried again soon", failure);
        }
    }

    /** People who hold something of a case and whom the engine does not know: somebody took them out of the tables themselves. */
    @Component
    static class Strangers {

        private final CaseFile caseFile;
        private final IdentityService identities;
        private final TasksOfNobody nobodys;
        private final Departures departures;

        Strangers(CaseFile caseFile, IdentityService identities, TasksOfNobody nobodys, Departures departures) {
            this.nobodys = nobodys;
            this.caseFile = caseFile;
            this.identities = identities;
            this.departures = departures;
        }

        void tell() {
            var unknown = new TreeSet<>(caseFile.holders());
            unknown.addAll(nobodys.ofUnknown());
            if (!unknown.isEmpty()) {
                identities.createUserQuery().userIdIn(unknown.toArray(String[]::new)).list().stream()
                        .map(User::getId)
                        .forEach(unknown::remove);
            }
            departures.all().stream()
                    .filter(known -> known.left().group() == null)
                    .forEach(known -> unknown.remove(known.left().person()));
            List.copyOf(unknown).forEach(person -> departures.remember(new PersonLeft(person, null)));
        }
    }
}
