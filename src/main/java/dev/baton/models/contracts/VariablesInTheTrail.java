package dev.baton.models.contracts;

import dev.baton.engine.VariablesToldElsewhere;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What Baton's steps read and write is in the trail of the case; a process owner's own variables are not, nor is what a review of
 * deadlines counts.
 */
@Component
class VariablesInTheTrail implements VariablesToldElsewhere {

    private static final String REVIEW = "deadline-review:";

    private final Set<String> told = Contract.variables();

    @Override
    public boolean isTold(@Nullable String process, String variable) {
        return told.contains(variable) && (process == null || !process.startsWith(REVIEW));
    }
}
