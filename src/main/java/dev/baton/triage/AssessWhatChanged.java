package dev.baton.triage;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseEvent.ResolutionRejected;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReviewed;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Facts;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Status;
import dev.baton.engine.Decisions;
import dev.baton.engine.RuleAttempts;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Something happened that may make a case graver than it was scored: what the rules say now is compared with what the case
 * says, and only where that differs is it assessed anew.
 */
@Component
class AssessWhatChanged {

    private final CaseFile caseFile;
    private final Facts facts;
    private final Repetition repetition;
    private final RaisedTriggers raised;
    private final Decisions decisions;
    private final AssessAnew assessAnew;
    private final RuleTroubles troubles;

    AssessWhatChanged(
            CaseFile caseFile,
            Facts facts,
            Repetition repetition,
            RaisedTriggers raised,
            Decisions decisions,
            AssessAnew assessAnew,
            RuleTroubles troubles) {
        this.troubles = troubles;
        this.caseFile = caseFile;
        this.facts = facts;
        this.repetition = repetition;
        this.raised = raised;
        this.decisions = decisions;
        this.assessAnew = assessAnew;
    }

    @EventListener
    void theAccountTheRulesOrTheDay(CaseReviewed event) {
        look(event.number());
    }

    @OnCaseEvent(Phase.ACT)
    void theCustomerWritesAgainAndAgain(ActivityRecorded event) {
        if (event.interaction().direction() == Direction.INBOUND
                && event.interaction().isActivity()) {
            look(event.number());
        }
    }

    @OnCaseEvent(Phase.ACT)
    void theSignOffIsRefusedAgainAndAgain(ResolutionRejected event) {
        look(event.number());
    }

    /** What changed while the process was gone. */
    @OnCaseEvent(Phase.TELL)
    void theProcessIsThereAgain(ProcessRestarted event) {
        look(event.number());
    }

    private void look(CaseNumber number) {
        var subject = caseFile.get(number);
        if (subject.status() == Status.OPEN && subject.priority() != null) {
            RuleAttempts.known()
                    .ifPresentOrElse(failure -> troubles.tell(number, failure), () -> assessWhereChanged(subject));
        }
    }

    /** What a rule kept from being assessed is made up for. */
    private void assessWhereChanged(Case subject) {
        if (troubles.areOpen(subject.number()) || isChanged(subject)) {
            assessAnew.run(subject.number());
        }
    }

    private boolean isChanged(Case subject) {
        var known = new HashMap<>(facts.of(subject.number()));
        known.putAll(repetition.of(subject));
        return isScoredOtherwise(subject, known) || isTriggeredAnew(subject, known);
    }

    private boolean isScoredOtherwise(Case subject, Map<String, Object> known) {
        var score = decisions.ask("scoreCase", known);
        return !Objects.equals(score.get("priority"), String.valueOf(subject.priority()))
                || !Objects.equals(score.get("highRisk"), subject.highRisk())
                || !Objects.equals(score.get("score"), subject.score());
    }

    private boolean isTriggeredAnew(Case subject, Map<String, Object> known) {
        var found = decisions.ask("detectTriggers", known).get("triggers");
        return !raised.newOf(subject, RaisedTriggers.listed(found)).isEmpty();
    }
}
