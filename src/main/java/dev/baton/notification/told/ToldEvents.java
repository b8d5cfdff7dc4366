package dev.baton.notification.told;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.MessageMadePrivate;
import dev.baton.casefile.CaseEvent.MessageReplaced;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What events of a case are called outside Baton, and which of their parts are told there. What is not named here is told to nobody:
 * neither an event nor a part of one, and so no reason, note or brief.
 */
public final class ToldEvents {

    public static final String MESSAGE_RECEIVED = "message.received";
    public static final String MESSAGE_SENT = "message.sent";

    /** Sent by a person to see whether an endpoint hears; never chosen. */
    public static final String TEST = "baton.test";

    private static final Map<String, Told> TOLD = told(
            told("CaseReported", "case.reported"),
            told("CaseTriaged", "case.triaged", "category", "impact", "urgency", "again"),
            told("CasePrioritized", "case.prioritized", "priority", "score", "highRisk"),
            told("CaseRouted", "case.routed", "team", "skill"),
            told("SkillChanged", "case.skill_changed", "team", "skill"),
            told("BatonPassed", "case.accountable_changed", "from", "to"),
            told("WorkHandedOver", "case.work_moved", "fromTeam", "toTeam", "to"),
            told("WorkGiven", "case.work_given", "from", "to"),
            told("WaitingStarted", "case.waiting_started", "on"),
            told("WaitingEnded", "case.waiting_ended", "on", "stillWaiting"),
            told("RootCauseFound", "case.root_cause_found"),
            told("ResolutionProposed", "case.resolution_proposed"),
            told("ResolutionRejected", "case.resolution_rejected", "times"),
            told("ResolutionSignedOff", "case.resolved", "at"),
            told("CaseReopened", "case.reopened", "at", "times"),
            told("CaseDocumented", "case.documented", "rootCauseCategory"),
            told("CaseClosed", "case.closed", "at", "open"),
            told("FollowUpOpened", "case.follow_up_opened", "followUp"),
            told("FollowsUp", "case.follows_up", "closed"),
            told("CaseLinked", "case.linked", "other"),
            told("CaseUnlinked", "case.unlinked", "other"),
            told("DuplicateTakenIn", "case.duplicate_taken_in", "duplicate"),
            told("CaseMerged", "case.merged", "into"),
            told("MessageReplaced", "message.replaced"),
            told("MessageMadePrivate", "message.made_private"),
            told("MessageSettled", "message.settled"),
            told("PromiseMade", "promise.made", "what", "due"),
            told("PromiseMoved", "promise.moved", "what", "from", "to"),
            told("PromiseKept", "promise.kept", "what", "due"),
            told("PromiseBroken", "promise.broken", "what", "due"),
            told("DateAgreed", "promise.date_agreed", "id", "due", "by"),
            told("AgreedDateKept", "promise.date_kept", "id", "due", "by"),
            told("AgreedDateWithdrawn", "promise.date_withdrawn", "id", "due", "by"),
            told("DeadlineNear", "clock.deadline_near", "clock", "due"),
            told("DeadlineMoved", "clock.deadline_moved", "clock", "from", "to"),
            told("DeadlinePassed", "clock.deadline_passed", "clock", "due"),
            told("EscalationRequested", "escalation.requested", "id", "kind", "level", "trigger", "to", "group"),
            told("EscalationClimbed", "escalation.climbed", "id", "kind", "level", "to", "group"),
            told("EscalationJoined", "escalation.joined", "id", "trigger"),
            told("EscalationReassigned", "escalation.reassigned", "id", "from", "to", "team"),
            told("EscalationAccepted", "escalation.accepted", "id", "kind", "by"),
            told("EscalationDeclined", "escalation.declined", "id", "by", "stillEscalated"),
            told("EscalationEnded", "escalation.ended", "id", "stillEscalated", "accountable", "worker"),
            told("BriefRejected", "escalation.brief_rejected", "id", "by", "to", "times"),
            told("BriefCompleted", "escalation.brief_completed", "id", "by", "to"),
            told("BriefGiven", "escalation.brief_given", "id", "from", "to"),
            told("TrendTold", "escalation.trend_told", "id", "trend", "by"),
            told("DeEscalationDue", "escalation.end_due", "id", "due"),
            told("LeadershipUpdated", "escalation.leadership_updated", "id", "by", "trend"),
            told("ConcessionAsked", "concession.asked", "id", "kind", "by", "of"),
            told("ConcessionGiven", "concession.given", "id", "kind", "amount", "unit", "by", "approvedBy"),
            told("ConcessionRefused", "concession.refused", "id", "by"),
            told("ConcessionEnded", "concession.ended", "id"),
            told("FeedbackGiven", "feedback.given", "resolved", "solved", "csat", "effort", "changed"),
            told("ImprovementMade", "improvement.made", "id", "by"));

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private ToldEvents() {}

    private record Told(String event, String type, List<String> facts) {}

    /** Every name that can be chosen, in the order in which a case usually meets them. */
    public static List<String> types() {
        return Stream.concat(
                        Stream.of(MESSAGE_RECEIVED, MESSAGE_SENT),
                        TOLD.values().stream().map(Told::type))
                .toList();
    }

    /** The parts that are told with it. */
    static List<String> facts(String event) {
        return TOLD.containsKey(event) ? TOLD.get(event).facts() : List.of();
    }

    static String type(String event) {
        return TOLD.get(event).type();
    }

    public static boolean isTold(Class<?> event) {
        return event == ActivityRecorded.class || TOLD.containsKey(event.getSimpleName());
    }

    /** Empty where nobody else is told. */
    public static Optional<ToldEvent> of(CaseEvent event) {
        if (event instanceof ActivityRecorded said) {
            return message(said.interaction());
        }
        return Optional.ofNullable(TOLD.get(event.getClass().getSimpleName())).map(told -> told(event, told));
    }

    private static Optional<ToldEvent> message(Interaction said) {
        if (said.direction() == Direction.INTERNAL) {
            return Optional.empty();
        }
        var facts = JSON.createObjectNode()
                .put("message", Conversation.OWN_ID + said.id())
                .put("happenedAt", said.happenedAt().toString())
                .put("automatic", said.automatic());
        var type = said.direction() == Direction.INBOUND ? MESSAGE_RECEIVED : MESSAGE_SENT;
        return Optional.of(new ToldEvent(type, facts.toString(), said.id(), said.source()));
    }

    private static ToldEvent told(CaseEvent event, Told told) {
        ObjectNode facts = JSON.valueToTree(event);
        facts.retain(told.facts());
        if (event instanceof MessageReplaced replaced) {
            facts.put("message", Conversation.OWN_ID + replaced.interaction());
        } else if (event instanceof MessageMadePrivate hidden) {
            facts.put("message", Conversation.OWN_ID + hidden.interaction());
        }
        return new ToldEvent(told.type(), facts.toString(), null, null);
    }

    private static Told told(String event, String type, String... facts) {
        return new Told(event, type, List.of(facts));
    }

    private static Map<String, Told> told(Told... events) {
        var all = new LinkedHashMap<String, Told>();
        Arrays.stream(events).forEach(one -> all.put(one.event(), one));
        return all;
    }
}
