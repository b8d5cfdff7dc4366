package dev.baton.engine;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case without being a variable of its processes. Rules, expressions and forms read it by its name, as it is
 * at that moment; a variable of the same name comes first.
 */
public interface CaseFacts {

    /** The names it answers to, which nobody else does. */
    Set<String> names();

    /**
     * @param number of the case, the business key of its processes
     * @return a value, or null, for each of the names; nothing where there is no such case
     */
    Map<String, ? extends @Nullable Object> of(String number);

    /**
     * The same for the form of a task. What only forms show is answered here, and nothing by {@link #of}: rules and expressions
     * know nothing of it, and do not pay for it.
     */
    default Map<String, ? extends @Nullable Object> ofTask(String task, String number) {
        return of(number);
    }
}
