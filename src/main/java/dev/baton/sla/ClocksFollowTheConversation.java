package dev.baton.sla;

import static dev.baton.sla.ClockName.FIRST_REPLY;
import static dev.baton.sla.ClockName.INACTIVITY;
import static dev.baton.sla.ClockName.NEXT_REPLY;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Status;
import dev.baton.casefile.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A word counts when it was given, whenever it was recorded. */
@Component
class ClocksFollowTheConversation {

    private static final Duration LATE = Duration.ofMinutes(1);

    private final ClockKeeper keeper;
    private final Conversation conversation;
    private final CaseFile caseFile;

    ClocksFollowTheConversation(ClockKeeper keeper, Conversation conversation, CaseFile caseFile) {
        this.keeper = keeper;
        this.conversation = conversation;
        this.caseFile = caseFile;
    }

    @OnCaseEvent(Phase.MEASURE)
    void hear(ActivityRecorded event) {
        var said = event.interaction();
        if (said.isActivity() && isAboutTheCase(said)) {
            var waits = keeper.waits(event.number());
            keeper.change(
                    event.number(),
                    why(said),
                    all -> hear(said, all.change(INACTIVITY, clock -> reset(clock, said, waits))));
        }
    }

    /** What was said before the report is no answer to it. */
    private boolean isAboutTheCase(Interaction said) {
        return !said.happenedAt().isBefore(caseFile.get(said.caseNumber()).reportedAt());
    }

    private static SlaClock reset(SlaClock clock, Interaction said, Waits waits) {
        var isNewer = clock.isRunning() && said.happenedAt().isAfter(clock.anchor());
        return isNewer ? clock.from(said.happenedAt(), waits) : clock;
    }

    private CaseClocks hear(Interaction said, CaseClocks all) {
        return said.isReply() ? answered(said, all) : asked(said, all);
    }

    /** It answers what the customer had said by then; what they said after our latest word waits on, or from now on. */
    private CaseClocks answered(Interaction reply, CaseClocks all) {
        var given = reply.happenedAt();
        var met = all.change(FIRST_REPLY, clock -> clock.meet(given))
                .change(
                        NEXT_REPLY,
                        clock -> clock.isRunning() && !given.isBefore(clock.anchor()) ? clock.meet(given) : clock);
        if (!given.isBefore(reply.at()) || caseFile.get(reply.caseNumber()).status() == Status.CLOSED) {
            return met;
        }
        var latest = conversation.lastReply(reply.caseNumber()).orElse(given);
        return conversation
                .nextWordOfTheCustomer(reply.caseNumber(), latest)
                .map(oldest ->
                        met.change(NEXT_REPLY, clock -> clock.isRunning() ? clock : clock.from(oldest, Waits.NONE)))
                .orElse(met);
    }

    /**
     * Several words of the customer in a row count from the oldest that is unanswered; the first reply answers them all. On a
     * resolved case a person reads each word, also one that a reply came after: it counts from when we had it.
     */
    private CaseClocks asked(Interaction word, CaseClocks all) {
        var firstReplyIsOwed = all.find(FIRST_REPLY).filter(SlaClock::isMet).isEmpty();
        var status = caseFile.get(word.caseNumber()).status();
        if (firstReplyIsOwed || status == Status.CLOSED) {
            return all;
        }
        var isAnswered = isAnswered(word);
        if (isAnswered && status == Status.OPEN) {
            return all;
        }
        var owedSince = isAnswered ? word.at() : word.happenedAt();
        return all.change(
                NEXT_REPLY, clock -> waitsSince(clock, owedSince) ? clock : clock.from(owedSince, Waits.NONE));
    }

    private static boolean waitsSince(SlaClock clock, Instant said) {
        return clock.isRunning() && !said.isBefore(clock.anchor());
    }

    private boolean isAnswered(Interaction word) {
        return word.happenedAt().isBefore(word.at())
                && conversation
                        .lastReply(word.caseNumber())
                        .filter(reply -> !reply.isBefore(word.happenedAt()))
                        .isPresent();
    }

    private static String why(Interaction said) {
        var who = said.isReply() ? "we answered" : "customer wrote";
        return isLate(said) ? "%s %s, recorded late".formatted(who, TimeFormat.told(said.happenedAt())) : who;
    }

    private static boolean isLate(Interaction said) {
        return said.happenedAt().plus(LATE).isBefore(said.at());
    }
}
