package dev.baton.models;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What dry runs did, told to whoever deploys: in the log, and as an alarm where they were cut short. */
@Component
public class DryRuns {

    private static final Logger log = LoggerFactory.getLogger(DryRuns.class);

    private final Alarms alarms;

    DryRuns(Alarms alarms) {
        this.alarms = alarms;
    }

    /** @param files that were tried together */
    public void tell(String files, DryRun run) {
        if (!run.problems().isEmpty()) {
            return;
        }
        if (run.isWhole()) {
            log.info("{}: {}", files, run.told());
            alarms.settle(Alarm.Kind.NOT_ALL_TRIED, files);
        } else {
            alarms.raise(Alarm.Kind.NOT_ALL_TRIED, files, run.told() + " Deploy it again to have it tried again.");
        }
    }

    /** Deployments of which not everything was tried. */
    public List<Alarm> cutShort() {
        return alarms.open().stream()
                .filter(alarm -> alarm.kind() == Alarm.Kind.NOT_ALL_TRIED)
                .toList();
    }
}
