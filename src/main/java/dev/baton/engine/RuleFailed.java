package dev.baton.engine;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;

/** A rule of a model gives no answer. The message is for people: where the rule stands, what is wrong, and for which facts. */
public class RuleFailed extends ProcessEngineException {

    /** Baton went on with its own plain answer; told in the transaction in which it did. */
    public record Replaced(RuleFailed failure) {}

    /** Nothing could be done without it: what was asked for was rolled back, and no transaction is open. */
    public record Unanswered(RuleFailed failure) {}

    private final String rule;

    /**
     * @param rule the decision, or the element, that is to be mended
     * @param cause what the engine said of it; the engine looks at it, so it is not wrapped again
     */
    public RuleFailed(String rule, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }

    public static Optional<RuleFailed> in(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleFailed failed) {
                return Optional.of(failed);
            }
        }
        return Optional.empty();
    }
}
