package dev.baton.kpi.okrsteps;

import dev.baton.casefile.HolderLeft.HeldBesideCases;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.kpi.okrs.Objectives;
import dev.baton.kpi.okrs.SaveObjective;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The objectives of whoever is gone are a process owner's. Who only left a group keeps them: they own them as a person. */
@Component
class OkrsOfWhoLeft implements HeldBesideCases {

    private static final String OWNERS = "process-owner";

    private final Objectives objectives;
    private final SaveObjective save;

    OkrsOfWhoLeft(Objectives objectives, SaveObjective save) {
        this.objectives = objectives;
        this.save = save;
    }

    @Override
    public Collection<String> of(String person) {
        return objectives.heldBy(person);
    }

    @Override
    public String held() {
        return "select owner as person, number from okr where state = 'ACTIVE'";
    }

    @Override
    public @Nullable String giveAway(
            String number, String person, @Nullable String group, String why, Successors successors) {
        var one = objectives.getForChange(number);
        if (group != null || !one.isActive() || !person.equals(one.owner())) {
            return null;
        }
        var next = successors.of(OWNERS, null).person();
        if (next.equals(person)) {
            return null;
        }
        save.give(one, next, why);
        return next;
    }
}
