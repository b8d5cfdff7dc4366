package dev.baton.sla.sweep;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Redaction;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What goes wrong with one case is told with that case, and ends when it goes right again. It is told in a transaction of its
 * own: what becomes of the work on the other cases changes nothing about it.
 */
@Component
public class Troubles {

    private static final Logger log = LoggerFactory.getLogger(Troubles.class);

    private final Alarms alarms;
    private final ObjectProvider<Redaction> discretion;
    private final TransactionTemplate apart;

    Troubles(Alarms alarms, ObjectProvider<Redaction> discretion, PlatformTransactionManager transactions) {
        this.alarms = alarms;
        this.discretion = discretion;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public Watch watch(Alarm.Kind kind) {
        return new Watch(kind, new HashSet<>(alarms.open(kind)));
    }

    /** Those of the cases that such an alarm is about. */
    Set<CaseNumber> known(Alarm.Kind kind, Collection<CaseNumber> cases) {
        var known = Set.copyOf(alarms.open(kind));
        return cases.stream().filter(number -> known.contains(number.value())).collect(Collectors.toSet());
    }

    /** Over work on one case after the other. */
    public final class Watch {

        private final Alarm.Kind kind;
        private final Set<String> known;

        Watch(Alarm.Kind kind, Set<String> known) {
            this.kind = kind;
            this.known = known;
        }

        /** Does each piece of the work, whatever becomes of those before it; if one fails, whoever called goes on. */
        public void over(CaseNumber number, Runnable... work) {
            var failure = Arrays.stream(work)
                    .map(Watch::failureOf)
                    .flatMap(Optional::stream)
                    .toList();
            if (!failure.isEmpty()) {
                tell(number, failure.get(0));
            } else if (known.remove(number.value())) {
                apart.executeWithoutResult(begun -> alarms.settle(kind, number.value()));
            }
        }

        private static Optional<RuntimeException> failureOf(Runnable work) {
            try {
                work.run();
                return Optional.empty();
            } catch (RuntimeException failure) {
                return Optional.of(failure);
            }
        }

        private void tell(CaseNumber number, RuntimeException failure) {
            var what = why(failure);
            if (Boolean.TRUE.equals(apart.execute(begun -> alarms.raise(kind, number.value(), what)))) {
                log.warn("{}: {}", number, kind.title(), failure);
            }
        }
    }

    private String why(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var told = discretion.stream()
                .findFirst()
                .map(mask -> mask.redact(message))
                .orElse(message);
        return "%s. It is tried again by itself; the log has the details."
                .formatted(told.strip().replaceAll("\\.$", ""));
    }
}
