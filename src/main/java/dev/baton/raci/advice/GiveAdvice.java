package dev.baton.raci.advice;

import dev.baton.casefile.CaseEvent.AdviceGiven;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The advice is an internal word on the case; whoever has the work is told that it is there. */
@Component
class GiveAdvice implements TaskListener {

    private final AdviceQuestions questions;
    private final Conversation conversation;
    private final CaseFile caseFile;
    private final Notices notices;

    GiveAdvice(AdviceQuestions questions, Conversation conversation, CaseFile caseFile, Notices notices) {
        this.questions = questions;
        this.conversation = conversation;
        this.caseFile = caseFile;
        this.notices = notices;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        var by = task.getAssignee();
        var said = conversation.add(
                number, NewMessage.said(Direction.INTERNAL, false, by, answers.required("note_advice", "Advice")));
        questions
                .given(((Number) task.getVariable("advice")).longValue(), by, said.id())
                .ifPresent(given -> {
                    caseFile.record(
                            new AdviceGiven(number, given.id(), given.activity(), given.groupName(), by, said.id()));
                    asker(number)
                            .filter(person -> !person.equals(by))
                            .ifPresent(person -> notices.tellPerson(
                                    person,
                                    Notice.about(
                                            number,
                                            "adviceGiven",
                                            Objects.requireNonNullElse(by, given.groupName()),
                                            "raci.activity." + given.activity())));
                });
        task.removeVariables(answers.notes());
    }

    private Optional<String> asker(CaseNumber number) {
        var subject = caseFile.get(number);
        return Optional.ofNullable(subject.responsible()).or(() -> Optional.ofNullable(subject.accountable()));
    }
}
