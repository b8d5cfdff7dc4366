package dev.baton.raci;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** The bean {@code raci}: what a model may ask of {@code raci.dmn}. Groups come as a comma-separated list of ids. */
@Component("raci")
public class Raci {

    private final DecisionService decisions;
    private final Activities activities;

    Raci(DecisionService decisions, Activities activities) {
        this.decisions = decisions;
        this.activities = activities;
    }

    /** Who does the activity; fails with {@link IllegalArgumentException} where {@code raci.dmn} does not know it. */
    public String doers(String activity) {
        return String.join(",", roles(activity).doers());
    }

    /** The one group whose people answer for the activity. */
    public String accountable(String activity) {
        return roles(activity).accountable();
    }

    /** Every activity of the matrix as it is deployed now, in its order. */
    List<Roles> matrix() {
        return activities.all().stream().map(this::roles).toList();
    }

    Roles roles(String activity) {
        var rows = decisions
                .evaluateDecisionTableByKey(Activities.DECISION)
                .variables(Map.of("activity", activity))
                .evaluate();
        if (rows.size() != 1) {
            throw new IllegalArgumentException(
                    "raci.dmn has no row for the activity \"%s\"; add one".formatted(activity));
        }
        return roles(activity, rows.getSingleResult().getEntryMap());
    }

    private static Roles roles(String activity, Map<String, Object> row) {
        var accountable = Roles.groups(row.get("accountable"));
        if (accountable.size() != 1) {
            throw new IllegalArgumentException("raci.dmn names %s as Accountable for \"%s\"; name exactly one group"
                    .formatted(accountable, activity));
        }
        return new Roles(
                activity,
                Roles.groups(row.get("responsible")),
                accountable.get(0),
                Roles.groups(row.get("consulted")),
                Roles.groups(row.get("informed")));
    }
}
