package dev.baton.sla.timers;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Redaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What goes wrong with one case is told with that case, and ends when it goes right again. */
@Component
public class Troubles {

    private static final Logger log = LoggerFactory.getLogger(Troubles.class);

    private final Alarms alarms;
    private final ObjectProvider<Redaction> discretion;

    Troubles(Alarms alarms, ObjectProvider<Redaction> discretion) {
        this.alarms = alarms;
        this.discretion = discretion;
    }

    public Watch watch(Alarm.Kind kind) {
        return new Watch(kind, new HashSet<>(alarms.open(kind)));
    }

    /** Those of the cases that such an alarm is about. */
    Stream<CaseNumber> known(Alarm.Kind kind, Collection<CaseNumber> cases) {
        var known = Set.copyOf(alarms.open(kind));
        return cases.stream().filter(number -> known.contains(number.value()));
    }

    /** Over work on one case after the other. */
    public final class Watch {

        private final Alarm.Kind kind;
        private final Set<String> known;

        Watch(Alarm.Kind kind, Set<String> known) {
            this.kind = kind;
            this.known = known;
        }

        /** Does the work; if it fails, whoever called goes on. */
        public void over(CaseNumber number, Runnable work) {
            try {
                work.run();
                if (known.remove(number.value())) {
                    alarms.settle(kind, number.value());
                }
            } catch (RuntimeException failure) {
                tell(number, failure);
            }
        }

        private void tell(CaseNumber number, RuntimeException failure) {
            if (alarms.raise(kind, number.value(), why(failure))) {
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
