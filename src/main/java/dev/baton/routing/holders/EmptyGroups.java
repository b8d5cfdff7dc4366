package dev.baton.routing.holders;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A group that work is asked of and nobody is in is an alarm until somebody is. */
@Component
class EmptyGroups {

    private final IdentityService identities;
    private final Alarms alarms;
    private final List<String> groups;

    EmptyGroups(IdentityService identities, Alarms alarms, @Value("${baton.routing.groups}") List<String> groups) {
        this.identities = identities;
        this.alarms = alarms;
        this.groups = groups;
    }

    void check() {
        var empty = groups.stream()
                .filter(group ->
                        identities.createUserQuery().memberOfGroup(group).count() == 0)
                .toList();
        empty.forEach(group -> alarms.raise(
                Alarm.Kind.GROUP_EMPTY,
                group,
                "Its work waits, and who is asked instead is of the next authority. Put somebody into \"%s\" in Admin."
                        .formatted(group)));
        alarms.settleAllBut(Alarm.Kind.GROUP_EMPTY, empty);
    }
}
