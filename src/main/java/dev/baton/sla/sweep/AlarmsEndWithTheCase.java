package dev.baton.sla.sweep;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Nothing is wrong any more with a case that is closed. */
@Component
class AlarmsEndWithTheCase {

    private static final List<Alarm.Kind> KINDS =
            Stream.of(Alarm.Kind.values()).filter(Alarm.Kind::isAboutACase).toList();

    private final Alarms alarms;
    private final CaseFile caseFile;

    AlarmsEndWithTheCase(Alarms alarms, CaseFile caseFile) {
        this.alarms = alarms;
        this.caseFile = caseFile;
    }

    @OnCaseEvent(Phase.TELL)
    void end(CaseClosed closed) {
        end(closed.number());
    }

    /** Also those that were raised while the case was being closed. */
    void look() {
        var cases = alarms.subjects(KINDS).stream().map(CaseNumber::new).toList();
        var open = caseFile.openOf(cases);
        cases.stream().filter(number -> !open.contains(number)).forEach(this::end);
    }

    private void end(CaseNumber number) {
        alarms.settle(KINDS, number.value());
    }
}
