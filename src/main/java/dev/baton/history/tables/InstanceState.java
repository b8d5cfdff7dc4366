package dev.baton.history.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is asked of the state of an instance, as a condition on its row {@code p}. */
public enum InstanceState {
    RUNNING("p.end_time_ is null"),
    FINISHED("p.state_ = 'COMPLETED'"),
    CANCELLED("p.state_ in ('EXTERNALLY_TERMINATED', 'INTERNALLY_TERMINATED')"),
    /** Something of it failed as often as it may and waits for a person. */
    INCIDENT("p.proc_inst_id_ in (select proc_inst_id_ from act_ru_incident)");

    private final String condition;

    InstanceState(String condition) {
        this.condition = condition;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InstanceState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    String condition() {
        return condition;
    }
}
