package dev.baton.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The process that moves a case. Whoever administers the engine can delete it or hold it; nobody can be asked anything then. */
public interface CaseProcess {

    /** The key of the model every case runs through. */
    String KEY = "support-case";

    /** How it is with the processes of these cases. */
    Map<CaseNumber, State> of(Collection<CaseNumber> cases);

    default State of(CaseNumber number) {
        return of(List.of(number)).getOrDefault(number, State.GONE);
    }

    /** Fails with {@link NotNow} where nothing can move the case. */
    default void unlessStuck(CaseNumber number) {
        switch (of(number)) {
            case RUNNING -> {}
            case SUSPENDED -> throw NotNow.suspended(number);
            case GONE -> throw NotNow.withoutProcess(number);
        }
    }

    enum State {
        RUNNING,
        SUSPENDED,
        GONE
    }
}
