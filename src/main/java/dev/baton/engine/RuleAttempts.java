package dev.baton.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Role;
import org.springframework.stereotype.Component;

/**
 * Work in which a rule failed was rolled back as a whole and is done once more, with the failure known from its beginning: whoever
 * would ask the rules again leaves it to a person, and what happened is kept.
 */
@Component
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public class RuleAttempts {

    private static final Logger log = LoggerFactory.getLogger(RuleAttempts.class);
    private static final ThreadLocal<RuleFailed> KNOWN = new ThreadLocal<>();

    private final ApplicationEventPublisher publisher;

    RuleAttempts(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /** What failed when this work was tried before; empty at the first attempt. */
    public static Optional<RuleFailed> known() {
        return Optional.ofNullable(KNOWN.get());
    }

    /** @param work a whole transaction: nothing of it may be left when it fails */
    public <T> T attempt(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            var failed = RuleFailed.in(failure);
            if (failed.isEmpty() || KNOWN.get() != null) {
                throw failure;
            }
            return again(work, failed.get());
        }
    }

    private <T> T again(Supplier<T> work, RuleFailed known) {
        KNOWN.set(known);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            RuleFailed.in(failure).ifPresent(this::tell);
            throw failure;
        } finally {
            KNOWN.remove();
        }
    }

    private void tell(RuleFailed failed) {
        try {
            publisher.publishEvent(new RuleFailed.Unanswered(failed));
        } catch (RuntimeException untold) {
            log.error("{}", failed.getMessage(), untold);
        }
    }
}
