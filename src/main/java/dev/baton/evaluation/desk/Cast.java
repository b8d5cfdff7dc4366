package dev.baton.evaluation.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.CustomerLink;
import dev.baton.casefile.Direction;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.StepsTried;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import dev.baton.escalation.RequestEscalation;
import dev.baton.evaluation.EvaluationMode;
import dev.baton.evaluation.stories.Step;
import dev.baton.evaluation.stories.Story;
import dev.baton.evaluation.stories.Verb;
import dev.baton.intake.AddMessage;
import dev.baton.intake.NewCase;
import dev.baton.intake.ReadReport;
import dev.baton.intake.ReportCase;
import dev.baton.resolution.GiveConcession;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Does what a story tells, by the same ways in as the API and Tasklist. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class Cast {

    private static final String SOURCE = "helpdesk";
    private static final String HELPDESK = "webhook:" + SOURCE;
    private static final String WORK = "Work on case";

    private final ReadReport reading;
    private final ReportCase reportCase;
    private final AddMessage addMessage;
    private final Waiting waiting;
    private final RequestEscalation requestEscalation;
    private final GiveConcession giveConcession;
    private final StepsTried stepsTried;
    private final ObjectProvider<CustomerLink> customerLink;
    private final TaskWork tasks;
    private final LedAccount account;
    private final InTheNameOf inTheNameOf;
    private final ObjectMapper json;
    private final Clock clock;

    Cast(
            ReadReport reading,
            ReportCase reportCase,
            AddMessage addMessage,
            Waiting waiting,
            RequestEscalation requestEscalation,
            GiveConcession giveConcession,
            StepsTried stepsTried,
            ObjectProvider<CustomerLink> customerLink,
            TaskWork tasks,
            LedAccount account,
            InTheNameOf inTheNameOf,
            ObjectMapper json,
            Clock clock) {
        this.clock = clock;
        this.reading = reading;
        this.reportCase = reportCase;
        this.addMessage = addMessage;
        this.waiting = waiting;
        this.requestEscalation = requestEscalation;
        this.giveConcession = giveConcession;
        this.stepsTried = stepsTried;
        this.customerLink = customerLink;
        this.tasks = tasks;
        this.account = account;
        this.inTheNameOf = inTheNameOf;
        this.json = json;
    }

    CaseNumber report(Story story) {
        var report = new HashMap<>(story.report());
        report.put("source", SOURCE);
        var reported = json.convertValue(report, NewCase.class);
        return inTheNameOf
                .caller(HELPDESK, () -> reportCase.report(reading.of(reported)))
                .number();
    }

    /** Gives the case the story goes on on: what a customer writes on a closed one may open another. */
    CaseNumber does(CaseNumber number, Step step) {
        var form = step.verb().form();
        if (form.isPresent()) {
            tasks.submit(number, form.get().task(), step.who(), step.answers(form.get()));
            return number;
        }
        if (step.verb() == Verb.LEADS_ACCOUNT) {
            account.lead(number, step);
            return number;
        }
        return step.verb() == Verb.WRITES
                ? says(
                        number,
                        HELPDESK,
                        new NewMessage(Direction.INBOUND, false, null, step.text(), SOURCE, null, null),
                        null)
                : inTheNameOf.caller(step.who(), () -> calls(number, step));
    }

    private CaseNumber calls(CaseNumber number, Step step) {
        switch (step.verb()) {
            case REPLIES -> answers(number, step, Direction.OUTBOUND);
            case NOTES -> answers(number, step, Direction.INTERNAL);
            case TAKES -> tasks.take(number, WORK, step.who());
            case WAITS_FOR_CUSTOMER -> waiting.start(number, WaitingOn.CUSTOMER, step.text());
            case WAITS_FOR_OTHERS -> waiting.start(number, WaitingOn.THIRD_PARTY, step.text());
            case GOES_ON -> waiting.end(number, WaitingOn.THIRD_PARTY);
            case ASKS_EXPERTS -> requestEscalation.request(number, EscalationKind.FUNCTIONAL, step.text(), step.who());
            case ASKS_MANAGERS ->
                requestEscalation.request(number, EscalationKind.HIERARCHICAL, step.text(), step.who());
            case SHARES -> customerLink.ifAvailable(links -> links.of(number));
            case TRIES -> stepsTried.tick(number, step.text(), step.who());
            case GIVES ->
                giveConcession.give(
                        number,
                        GiveConcession.Kind.of(step.says().get("kind")),
                        new BigDecimal(step.says().get("amount")),
                        step.says().get("reason"),
                        step.who(),
                        null);
            default -> throw new IllegalStateException("Nobody can do that: " + step);
        }
        return number;
    }

    private void answers(CaseNumber number, Step step, Direction direction) {
        var text = step.says().getOrDefault("text", step.text());
        says(number, step.who(), NewMessage.said(direction, false, step.who(), text), next(step));
    }

    /** When they say that the customer hears next, if they do. */
    private @Nullable NextWord next(Step step) {
        var next = step.says().get("next");
        return next == null
                ? null
                : new NextWord(
                        clock.instant().plus(Duration.parse(next)), step.says().containsKey("moves"));
    }

    private CaseNumber says(CaseNumber number, String who, NewMessage message, @Nullable NextWord next) {
        return inTheNameOf
                .caller(who, () -> addMessage.add(number, message, next))
                .number();
    }
}
