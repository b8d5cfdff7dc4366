package dev.baton.notification.slack;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.AdviceAsked;
import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CaseMerged;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationClimbed;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.PromiseMade;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseEvent.WorkGiven;
import dev.baton.casefile.CaseEvent.WorkHandedOver;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TransactionMemory;
import dev.baton.notification.outbox.NewDelivery;
import dev.baton.notification.outbox.Outbox;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An escalated case of a chosen priority wants a channel, and whatever changes what is to be seen there has it brought up to date: once
 * for a transaction, however much happens in it.
 */
@Component
class FollowCases {

    private static final String ASKED = "asked";
    private static final String LED = "led";
    private static final String ESCALATED = "escalated";

    private final SlackSettings settings;
    private final SlackRooms rooms;
    private final CaseFile caseFile;
    private final Outbox outbox;
    private final TransactionMemory<Set<Long>> posted = new TransactionMemory<>(HashSet::new);

    FollowCases(SlackSettings settings, SlackRooms rooms, CaseFile caseFile, Outbox outbox) {
        this.settings = settings;
        this.rooms = rooms;
        this.caseFile = caseFile;
        this.outbox = outbox;
    }

    /** Costs nothing where Slack is not set up. */
    @OnCaseEvent(Phase.TELL)
    void on(CaseEvent event) {
        if (!settings.isOn()) {
            return;
        }
        if (event instanceof EscalationRequested asked) {
            want(asked.number(), asked.trigger(), ASKED, asked.to(), asked.id() + "/" + asked.level());
        } else if (event instanceof EscalationClimbed climbed) {
            want(climbed.number(), climbed.because(), ASKED, climbed.to(), climbed.id() + "/" + climbed.level());
        } else if (event instanceof CasePrioritized grave
                && caseFile.get(grave.number()).escalated()) {
            want(grave.number(), "priority", ESCALATED, null, null);
        } else if (event instanceof EscalationReassigned given) {
            touch(given.number(), null, List.of(given.to()));
        } else if (event instanceof EscalationAccepted taken) {
            touch(taken.number(), LED, List.of(taken.by()));
        } else if (event instanceof EscalationDeclined || event instanceof EscalationEnded) {
            touch(event.number(), ESCALATED, List.of());
        } else if (event instanceof AdviceAsked advice) {
            touch(advice.number(), null, List.of(advice.group()));
        } else if (isSeen(event)) {
            touch(event.number(), null, List.of());
        }
    }

    private static boolean isSeen(CaseEvent event) {
        return event instanceof BatonPassed
                || event instanceof WorkHandedOver
                || event instanceof WorkGiven
                || event instanceof PromiseMade
                || event instanceof ResolutionSignedOff
                || event instanceof CaseMerged
                || event instanceof CaseClosed;
    }

    private void want(CaseNumber number, String reason, String stage, @Nullable String whom, @Nullable String asked) {
        var priority = caseFile.get(number).priority();
        if (priority != null && settings.priorities().contains(priority)) {
            post(number, rooms.want(number, reason, stage, whom == null ? List.of() : List.of(whom), asked));
        } else {
            touch(number, asked == null ? null : stage, whom == null ? List.of() : List.of(whom));
        }
    }

    private void touch(CaseNumber number, @Nullable String stage, List<String> people) {
        rooms.touch(number, stage, people).ifPresent(room -> post(number, room));
    }

    private void post(CaseNumber number, long room) {
        if (posted.get().add(room)) {
            outbox.post(new NewDelivery(
                    "slack:%d:%s".formatted(room, UUID.randomUUID()),
                    SlackChannel.NAME,
                    String.valueOf(room),
                    "slack.room",
                    number,
                    null,
                    Map.of()));
        }
    }
}
