package dev.baton.engine;

import org.jspecify.annotations.Nullable;

/** Which variables of processes need no history in the engine, because the trail of the case tells what they were and became. */
@FunctionalInterface
public interface VariablesToldElsewhere {

    /** @param process id of the definition of the process that has it, null where it is not known yet */
    boolean isTold(@Nullable String process, String variable);
}
