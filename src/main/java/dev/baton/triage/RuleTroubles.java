package dev.baton.triage;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.engine.ModelsDeployed;
import dev.baton.engine.RuleFailed;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A rule that fails is told once, in the story of the case and as an alarm, until it works again. */
@Component
class RuleTroubles {

    private final Alarms alarms;
    private final CaseFile caseFile;

    RuleTroubles(Alarms alarms, CaseFile caseFile) {
        this.alarms = alarms;
        this.caseFile = caseFile;
    }

    /** The case is not assessed. */
    void tell(CaseNumber number, RuleFailed failure) {
        if (alarms.raise(Alarm.Kind.RULE_FAILED, number.value(), failure.getMessage())) {
            caseFile.record(new CaseEvent.RuleFailed(number, failure.getMessage()));
        }
    }

    boolean areOpen(CaseNumber number) {
        return alarms.open(Alarm.Kind.RULE_FAILED).contains(number.value());
    }

    void settle(CaseNumber number) {
        alarms.settle(Alarm.Kind.RULE_FAILED, number.value());
    }

    @OnCaseEvent(Phase.TELL)
    void nobodyAssessesAClosedCase(CaseClosed event) {
        settle(event.number());
    }

    @EventListener
    void aPlainAnswerStandsIn(RuleFailed.Replaced event) {
        alarms.raise(
                Alarm.Kind.RULE_REPLACED,
                event.failure().rule(),
                event.failure().getMessage());
    }

    @EventListener
    void nothingStandsIn(RuleFailed.Unanswered event) {
        alarms.raise(
                Alarm.Kind.RULE_UNANSWERED,
                event.failure().rule(),
                event.failure().getMessage());
    }

    /** Whether it works now is seen when it is asked: it is told again where it does not. */
    @EventListener
    void rulesAreMended(ModelsDeployed models) {
        if (models.files().keySet().stream().anyMatch(file -> file.endsWith(".dmn") || file.endsWith(".bpmn"))) {
            alarms.settleAllBut(Alarm.Kind.RULE_REPLACED, List.of());
            alarms.settleAllBut(Alarm.Kind.RULE_UNANSWERED, List.of());
        }
    }
}
