package dev.baton.casefile;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a case, in the order a case usually meets it.
 *
 * <p>An event says itself what it changes of the case ({@link #changes()}, columns of {@code support_case}) and how to tell
 * it to a person ({@link #story()}). Its components are stored for ever: what somebody wrote is marked {@link FreeText} and
 * kept apart, and a shape once recorded in {@code events.jsonl} of the tests stays readable. It is published once, by {@link CaseFile#record}, inside the transaction in which it
 * happens; a listener that fails makes it not have happened.
 */
public sealed interface CaseEvent {

    /** An event that a rule or a clock decides, whoever did what it answers to. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface ByRule {}

    CaseNumber number();

    @JsonIgnore
    default Map<String, Object> changes() {
        return Map.of();
    }

    @JsonIgnore
    String story();

    record CaseReported(
            CaseNumber number,
            String account,
            String source,
            @FreeText(inCaseFile = true) String subject) implements CaseEvent {
        @Override
        public String story() {
            return "Reported by %s through %s: %s".formatted(account, source, subject);
        }
    }

    /**
     * @param last whether the case is signed off with it, so that it promises nothing further
     * @param next when the customer hears next, as it says itself; null where it says nothing of it
     */
    record ActivityRecorded(
            CaseNumber number, Interaction interaction, boolean last, Conversation.@Nullable NextWord next)
            implements CaseEvent {
        @Override
        public String story() {
            return switch (interaction.direction()) {
                case INBOUND ->
                    (interaction.automatic() ? "Automatic message from the customer: " : "Customer wrote: ")
                            + interaction.text();
                case OUTBOUND ->
                    (interaction.automatic() ? "Automatic message: " : "We answered: ") + interaction.text();
                case INTERNAL -> "Note: " + interaction.text();
            };
        }
    }

    record MessageReplaced(CaseNumber number, long interaction) implements CaseEvent {
        @Override
        public String story() {
            return "A message's words were taken back by its source";
        }
    }

    record MessageMadePrivate(CaseNumber number, long interaction) implements CaseEvent {
        @Override
        public String story() {
            return "A message was made private by its source";
        }
    }

    /** @param again whether it had been triaged before */
    record CaseTriaged(CaseNumber number, String category, Grade impact, Grade urgency, boolean again)
            implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("category", category, "impact", impact.name(), "urgency", urgency.name());
        }

        @Override
        public String story() {
            return "%s as %s, impact %s, urgency %s"
                    .formatted(again ? "Assessed anew" : "Triaged", category, impact.label(), urgency.label());
        }
    }

    @ByRule
    record CasePrioritized(CaseNumber number, Priority priority, int score, String reasons, boolean highRisk)
            implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("priority", priority.name(), "score", score, "reasons", reasons, "high_risk", highRisk);
        }

        @Override
        public String story() {
            return "Priority %s, score %d: %s%s".formatted(priority, score, reasons, highRisk ? " – high risk" : "");
        }
    }

    /** A rule of a model gave no answer: the case was not assessed, and stays as it was or goes to triage. */
    record RuleFailed(CaseNumber number, String what) implements CaseEvent {
        @Override
        public String story() {
            return "Not assessed, because a rule failed: " + what;
        }
    }

    /** @param first whether nobody had the work until now: who has it by an escalation, or from elsewhere, is told by itself */
    @ByRule
    record CaseRouted(CaseNumber number, String team, String skill, boolean first) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            var changes = new HashMap<String, Object>();
            changes.put("own_team", team);
            changes.put("own_responsible", null);
            changes.put("skill", skill);
            if (first) {
                changes.put("team", team);
            }
            return changes;
        }

        @Override
        public String story() {
            return "Routed to %s for %s".formatted(team, skill);
        }
    }

    /** The team stays, and who of it has the work; another skill is needed. */
    record SkillChanged(CaseNumber number, String team, String skill) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("skill", skill);
        }

        @Override
        public String story() {
            return "Stays with %s, for %s".formatted(team, skill);
        }
    }

    /** @param from null where the case has its first accountable */
    @ByRule
    record BatonPassed(
            CaseNumber number,
            @PersonId @Nullable String from,
            @PersonId String to,
            @FreeText String why) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return from == null ? Map.of("accountable", to, "own_accountable", to) : Map.of("accountable", to);
        }

        @Override
        public String story() {
            return from == null
                    ? "%s is accountable: %s".formatted(to, why)
                    : "Accountability moved from %s to %s: %s".formatted(from, to, why);
        }
    }

    /**
     * Who was asked to take charge, or had, is gone.
     *
     * @param id of the escalation
     * @param team the group of whoever is asked instead
     */
    record EscalationReassigned(
            CaseNumber number,
            long id,
            @PersonId String from,
            @PersonId String to,
            String team,
            @FreeText String why) implements CaseEvent {
        @Override
        public String story() {
            return "The escalation is with %s of %s instead of %s: %s".formatted(to, team, from, why);
        }
    }

    /** A task somebody had taken on is open again to all who may do it. */
    record TaskReturned(
            CaseNumber number,
            String what,
            @PersonId String from,
            @FreeText String why) implements CaseEvent {
        @Override
        public String story() {
            return "\"%s\" is open again, %s had it: %s".formatted(what, from, why);
        }
    }

    /** A task that nobody could do is with whoever answers for the case. */
    record TaskGiven(
            CaseNumber number,
            String what,
            @PersonId String to,
            @FreeText String why) implements CaseEvent {
        @Override
        public String story() {
            return "\"%s\" is with %s: %s".formatted(what, to, why);
        }
    }

    /** Another person is to answer for the case where no escalation is open. Who does now is told by {@link BatonPassed}. */
    record AccountableNamed(
            CaseNumber number,
            @PersonId String person,
            @FreeText String why) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("own_accountable", person);
        }

        @Override
        public String story() {
            return "%s is to answer for the case: %s".formatted(person, why);
        }
    }

    /**
     * @param fromTeam null where nobody had the work
     * @param toTeam null where it is nobody's again: the case has no team yet
     * @param to the one person who has it now, null where it is the team's
     */
    @ByRule
    record WorkHandedOver(
            CaseNumber number,
            @Nullable String fromTeam,
            @Nullable String toTeam,
            @PersonId @Nullable String to,
            @FreeText String why)
            implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            var changes = new HashMap<String, Object>();
            changes.put("team", toTeam);
            changes.put("responsible", to);
            return changes;
        }

        @Override
        public String story() {
            if (toTeam == null) {
                return "Nobody has the work any more: " + why;
            }
            var whom = requireNonNullElse(to, toTeam);
            return fromTeam == null
                    ? "Work goes to %s: %s".formatted(whom, why)
                    : "Work moved from %s to %s: %s".formatted(fromTeam, whom, why);
        }
    }

    /**
     * @param from who had it, null where nobody in particular had
     * @param to null where it is the team's again
     */
    record WorkGiven(
            CaseNumber number,
            @PersonId @Nullable String from,
            @PersonId @Nullable String to,
            @FreeText String why) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            var changes = new HashMap<String, Object>();
            changes.put("responsible", to);
            changes.put("own_responsible", to);
            return changes;
        }

        @Override
        public String story() {
            return "Work given from %s to %s: %s"
                    .formatted(requireNonNullElse(from, "the team"), requireNonNullElse(to, "the team"), why);
        }
    }

    /**
     * Who would have the work back after an escalation is another one.
     *
     * @param to null where it will be the team's
     */
    record WorkToReturnChanged(
            CaseNumber number,
            @PersonId String from,
            @PersonId @Nullable String to,
            @FreeText String why) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            var changes = new HashMap<String, Object>();
            changes.put("own_responsible", to);
            return changes;
        }

        @Override
        public String story() {
            return "After the escalation the work goes to %s, not to %s: %s"
                    .formatted(requireNonNullElse(to, "the team"), from, why);
        }
    }

    @ByRule
    record PromiseMade(CaseNumber number, String what, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Promised: %s by %s".formatted(what, TimeFormat.told(due));
        }
    }

    @ByRule
    record PromiseKept(CaseNumber number, String what, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Kept the promise: %s by %s".formatted(what, TimeFormat.told(due));
        }
    }

    /** Before its hour the customer was told a later one: it is neither kept nor broken. */
    record PromiseMoved(CaseNumber number, String what, Instant from, Instant to) implements CaseEvent {
        @Override
        public String story() {
            return "Moved the promise: %s from %s to %s".formatted(what, TimeFormat.told(from), TimeFormat.told(to));
        }
    }

    /** Its hour passed, or a reply came after it. Said once for a promise. */
    @ByRule
    record PromiseBroken(CaseNumber number, String what, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Broke the promise: %s by %s".formatted(what, TimeFormat.told(due));
        }
    }

    /** @param id of the agreed date, which keeps what was agreed and why */
    record DateAgreed(
            CaseNumber number,
            long id,
            Instant due,
            @PersonId String by) implements CaseEvent {
        @Override
        public String story() {
            return "%s agreed a date with the customer: %s (agreed date %d)".formatted(by, TimeFormat.told(due), id);
        }
    }

    record AgreedDateKept(
            CaseNumber number,
            long id,
            Instant due,
            @PersonId String by) implements CaseEvent {
        @Override
        public String story() {
            return "%s did what was agreed for %s (agreed date %d)".formatted(by, TimeFormat.told(due), id);
        }
    }

    record AgreedDateWithdrawn(
            CaseNumber number,
            long id,
            Instant due,
            @PersonId String by) implements CaseEvent {
        @Override
        public String story() {
            return "%s withdrew the date agreed for %s (agreed date %d)".formatted(by, TimeFormat.told(due), id);
        }
    }

    record WaitingStarted(
            CaseNumber number, WaitingOn on, @FreeText String reason) implements CaseEvent {
        @Override
        public String story() {
            return "Waiting on %s: %s".formatted(on.label(), reason);
        }
    }

    record WaitingEnded(CaseNumber number, WaitingOn on, boolean stillWaiting) implements CaseEvent {
        @Override
        public String story() {
            return "No longer waiting on " + on.label();
        }
    }

    /** @param id of what was changed, which keeps what that is */
    record ImprovementMade(
            CaseNumber number, long id, @PersonId String by) implements CaseEvent {
        @Override
        public String story() {
            return "%s said what was changed because of the case (improvement %d)".formatted(by, id);
        }
    }

    @ByRule
    record DeadlineNear(CaseNumber number, String clock, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Deadline near: %s is due %s".formatted(clock, TimeFormat.told(due));
        }
    }

    @ByRule
    record DeadlineMoved(
            CaseNumber number,
            String clock,
            @Nullable Instant from,
            @Nullable Instant to,
            String why) implements CaseEvent {
        @Override
        public String story() {
            return "Deadline moved: %s from %s to %s: %s".formatted(clock, told(from), told(to), why);
        }

        private static String told(@Nullable Instant due) {
            return due == null ? "paused" : TimeFormat.told(due);
        }
    }

    @ByRule
    record TimerRepaired(CaseNumber number, String clock, String what) implements CaseEvent {
        @Override
        public String story() {
            return "A timer was set right: %s: %s".formatted(clock, what);
        }
    }

    /** @param trigger as the models name it */
    @ByRule
    record DeadlineUnwatched(CaseNumber number, String clock, Instant due, String trigger) implements CaseEvent {
        @Override
        public String story() {
            return "No timer had watched this deadline: %s was due %s".formatted(clock, TimeFormat.told(due));
        }
    }

    @ByRule
    record ProcessLost(CaseNumber number) implements CaseEvent {
        @Override
        public String story() {
            return "The process of this case is gone: nobody is asked to do anything, until somebody starts it again";
        }
    }

    /** @param what the step at which it goes on, as its model names it */
    record ProcessRestarted(CaseNumber number, String what) implements CaseEvent {
        @Override
        public String story() {
            return "Its process was started again: " + what;
        }
    }

    @ByRule
    record DeadlinePassed(CaseNumber number, String clock, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Deadline passed: %s was due %s".formatted(clock, TimeFormat.told(due));
        }
    }

    /**
     * Asked for the first time; each further level is an {@link EscalationClimbed}.
     *
     * @param to who is asked, or the group where everybody of it is
     * @param group of the one who is asked
     */
    record EscalationRequested(
            CaseNumber number,
            long id,
            EscalationKind kind,
            int level,
            String trigger,
            @FreeText @Nullable String reason,
            @PersonId String to,
            String group,
            String audience)
            implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("escalated", true);
        }

        @Override
        public String story() {
            return "Escalated (%s, level %d) to %s: %s. To be informed: %s"
                    .formatted(kind.label(), level, to, requireNonNullElse(reason, trigger), audience);
        }
    }

    /**
     * An escalation would have asked somebody of this group.
     *
     * @param why nobody of it can be asked; null for what happened before that was kept
     */
    record GroupPassedOver(
            CaseNumber number,
            String group,
            @FreeText @Nullable String why) implements CaseEvent {
        @Override
        public String story() {
            return "Nobody else of %s can be asked%s: the next authority is"
                    .formatted(group, why == null ? "" : " (" + why + ")");
        }
    }

    /** Of those who could be asked, or be given the work, it is this one. */
    @ByRule
    record PersonChosen(
            CaseNumber number,
            @PersonId String person,
            String group,
            @FreeText String why) implements CaseEvent {
        @Override
        public String story() {
            return "%s of %s is chosen: %s".formatted(person, group, why);
        }
    }

    /** @param to who is asked now, or the group where everybody of it is */
    @ByRule
    record EscalationClimbed(
            CaseNumber number,
            long id,
            EscalationKind kind,
            int level,
            @FreeText String because,
            @PersonId String to,
            String group,
            String audience)
            implements CaseEvent {
        @Override
        public String story() {
            return "Escalated further (%s, level %d) to %s: %s. To be informed: %s"
                    .formatted(kind.label(), level, to, because, audience);
        }
    }

    @ByRule
    record EscalationJoined(CaseNumber number, long id, String trigger) implements CaseEvent {
        @Override
        public String story() {
            return "Another reason for the open escalation: " + trigger;
        }
    }

    /** @param returnsTo who of the case's own team had the work; null where nobody had, or the work stays */
    record EscalationAccepted(
            CaseNumber number,
            long id,
            EscalationKind kind,
            @PersonId String by,
            @PersonId @Nullable String returnsTo) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            var changes = new HashMap<String, Object>();
            if (kind == EscalationKind.FUNCTIONAL) {
                changes.put("own_responsible", returnsTo);
            }
            return changes;
        }

        @Override
        public String story() {
            return by + " took charge";
        }
    }

    record EscalationDeclined(
            CaseNumber number,
            long id,
            @PersonId String by,
            @FreeText String reason,
            boolean stillEscalated) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("escalated", stillEscalated);
        }

        @Override
        public String story() {
            return "%s declined the escalation: %s".formatted(by, reason);
        }
    }

    /**
     * @param accountable who answers for the case now; null where it ended with its case
     * @param worker who has the work now, a person or a team; null where nobody has, and where it ended with its case
     */
    record EscalationEnded(
            CaseNumber number,
            long id,
            @FreeText String reason,
            boolean stillEscalated,
            @PersonId @Nullable String accountable,
            @PersonId @Nullable String worker)
            implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("escalated", stillEscalated);
        }

        @Override
        public String story() {
            var ended = "Escalation ended: " + reason;
            if (accountable == null) {
                return ended;
            }
            return worker == null
                    ? "%s (%s answers for the case)".formatted(ended, accountable)
                    : "%s (%s answers for the case, the work is with %s)".formatted(ended, accountable, worker);
        }
    }

    /**
     * @param to who is asked to complete it
     * @param times how often the brief of this escalation went back
     */
    record BriefRejected(
            CaseNumber number,
            long id,
            @PersonId String by,
            @PersonId String to,
            @FreeText String missing,
            int times) implements CaseEvent {
        @Override
        public String story() {
            return "%s sent the brief back to %s: %s".formatted(by, to, missing);
        }
    }

    /** @param to who is asked to take charge again */
    record BriefCompleted(
            CaseNumber number,
            long id,
            @PersonId String by,
            @PersonId String to) implements CaseEvent {
        @Override
        public String story() {
            return "%s completed the brief for %s".formatted(by, to);
        }
    }

    /** Another is to complete a brief that went back. */
    record BriefGiven(
            CaseNumber number,
            long id,
            @PersonId String from,
            @PersonId String to,
            @FreeText String why) implements CaseEvent {
        @Override
        public String story() {
            return "%s is to complete the brief instead of %s: %s".formatted(to, from, why);
        }
    }

    /** @param trend improving, same or declining */
    record TrendTold(
            CaseNumber number,
            long id,
            String trend,
            @PersonId String by) implements CaseEvent {
        @Override
        public String story() {
            return "%s says how the escalated case gets on: %s".formatted(by, trend);
        }
    }

    @ByRule
    record DeEscalationDue(
            CaseNumber number,
            long id,
            Instant due,
            @FreeText String because) implements CaseEvent {
        @Override
        public String story() {
            return "The escalation is to end by %s, or whoever leads it says why not: %s"
                    .formatted(TimeFormat.told(due), because);
        }
    }

    /** @param trend improving, same or declining */
    record LeadershipUpdated(
            CaseNumber number,
            long id,
            @PersonId String by,
            String audience,
            String trend,
            @FreeText String told) implements CaseEvent {
        @Override
        public String story() {
            return "%s told %s how it gets on (%s): %s".formatted(by, audience, trend, told);
        }
    }

    /**
     * A group that is Consulted for an activity is asked for advice; the activity goes on meanwhile.
     *
     * @param id of the question
     * @param activity as {@code raci.dmn} calls it
     */
    @ByRule
    record AdviceAsked(CaseNumber number, long id, String activity, String group, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "%s is asked for advice on %s until %s"
                    .formatted(group, Activity.told(activity), TimeFormat.told(due));
        }
    }

    /** @param interaction the internal word in which it is kept */
    record AdviceGiven(
            CaseNumber number,
            long id,
            String activity,
            String group,
            @PersonId @Nullable String by,
            long interaction) implements CaseEvent {
        @Override
        public String story() {
            return "%s of %s gave advice on %s"
                    .formatted(requireNonNullElse(by, "Somebody"), group, Activity.told(activity));
        }
    }

    /**
     * An activity is done, and whoever {@code raci.dmn} makes Informed was told.
     *
     * @param whom people and groups
     */
    @ByRule
    record ActivityTold(
            CaseNumber number, String activity, @FreeText String whom) implements CaseEvent {
        @Override
        public String story() {
            return "Told that %s is done: %s".formatted(Activity.told(activity), whom);
        }
    }

    /**
     * The question is over without an answer, or could not be asked.
     *
     * @param id of the question, null where nobody could be asked
     */
    @ByRule
    record AdviceEnded(
            CaseNumber number,
            @Nullable Long id,
            String activity,
            String group,
            @FreeText String why) implements CaseEvent {
        @Override
        public String story() {
            return "No advice of %s on %s: %s".formatted(group, Activity.told(activity), why);
        }
    }

    record Briefed(CaseNumber number, Brief brief) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("step", WorkStep.ROOT_CAUSE.name());
        }

        @Override
        public String story() {
            return "Brief: %s Environment: %s Tried: %s Hypothesis: %s Next: %s"
                    .formatted(
                            brief.summary(),
                            brief.environment(),
                            brief.stepsTried(),
                            brief.hypothesis(),
                            brief.nextStep());
        }
    }

    /** A question that a process owner added to a form. */
    record QuestionAnswered(
            CaseNumber number,
            String task,
            String form,
            String field,
            String question,
            @FreeText String value,
            @PersonId @Nullable String by)
            implements CaseEvent {
        @Override
        public String story() {
            return "Answered \"%s\": %s".formatted(question, value);
        }
    }

    record RootCauseFound(
            CaseNumber number,
            @FreeText String rootCause,
            @FreeText String fix) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("root_cause", rootCause, "step", WorkStep.WORK.name());
        }

        @Override
        public String story() {
            return "Root cause: %s Fix: %s".formatted(rootCause, fix);
        }
    }

    record StrategyPlanned(
            CaseNumber number,
            @FreeText String strategy,
            @FreeText String nextStep) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("strategy", strategy);
        }

        @Override
        public String story() {
            return "Strategy for the account: %s Next: %s".formatted(strategy, nextStep);
        }
    }

    record ResolutionProposed(CaseNumber number, @FreeText String resolution) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("resolution", resolution, "step", WorkStep.SIGN_OFF.name());
        }

        @Override
        public String story() {
            return "Resolution proposed: " + resolution;
        }
    }

    /** @param times how often since the report or the last reopening */
    record ResolutionRejected(CaseNumber number, @FreeText String reason, int times) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("refused_sign_offs", times, "step", WorkStep.WORK.name());
        }

        @Override
        public String story() {
            return "Sign-off refused: " + reason;
        }
    }

    record ResolutionSignedOff(CaseNumber number, Instant at) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("status", Status.RESOLVED.name(), "resolved_at", TimeFormat.stored(at));
        }

        @Override
        public String story() {
            return "Resolution signed off";
        }
    }

    record CaseReopened(
            CaseNumber number, Instant at, @FreeText String reason, int times) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            var changes = new HashMap<String, Object>();
            changes.put("status", Status.OPEN.name());
            changes.put("resolved_at", null);
            changes.put("closed_at", null);
            changes.put("reopened", times);
            changes.put("reopened_at", TimeFormat.stored(at));
            changes.put("refused_sign_offs", 0);
            changes.put("step", WorkStep.WORK.name());
            return changes;
        }

        @Override
        public String story() {
            return "Reopened: " + reason;
        }
    }

    /** Whoever read what the customer wrote after the resolution decided that it asks for nothing. */
    record MessageSettled(
            CaseNumber number, @PersonId @Nullable String by) implements CaseEvent {
        @Override
        public String story() {
            return "%s read the customer's message: no answer needed".formatted(requireNonNullElse(by, "Somebody"));
        }
    }

    /** The customer wrote on a closed case: it goes on as another one. */
    record FollowUpOpened(CaseNumber number, CaseNumber followUp) implements CaseEvent {
        @Override
        public String story() {
            return "Goes on as " + followUp;
        }
    }

    /** The other side of {@link FollowUpOpened}. */
    record FollowsUp(CaseNumber number, CaseNumber closed) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("follow_up_of", closed.value());
        }

        @Override
        public String story() {
            return "Follows up on " + closed;
        }
    }

    /** @param id of the attachment */
    record FileAttached(
            CaseNumber number, long id, @FreeText String name, String type, long size) implements CaseEvent {
        @Override
        public String story() {
            return "File attached: %s (%s, %,d bytes)".formatted(name, type, size);
        }
    }

    /** Two cases have to do with each other; each tells it of the other. */
    record CaseLinked(CaseNumber number, CaseNumber other) implements CaseEvent {
        @Override
        public String story() {
            return "Related to " + other;
        }
    }

    record CaseUnlinked(CaseNumber number, CaseNumber other) implements CaseEvent {
        @Override
        public String story() {
            return "No longer related to " + other;
        }
    }

    /** The customer of the duplicate is answered here from now on. */
    record DuplicateTakenIn(CaseNumber number, CaseNumber duplicate) implements CaseEvent {
        @Override
        public String story() {
            return "Goes on for its duplicate %s as well: its customer is answered here".formatted(duplicate);
        }
    }

    /** The other side of {@link DuplicateTakenIn}; the duplicate is closed right after it. */
    record CaseMerged(CaseNumber number, CaseNumber into) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("merged_into", into.value());
        }

        @Override
        public String story() {
            return "A duplicate of %s, merged into it: it goes on there".formatted(into);
        }
    }

    /**
     * @param amount a plain number in {@code unit}, the currency or %
     * @param what the amount and what it is, such as {@code refund of 120.00 EUR}
     * @param approvedBy null where it was within the limit of who gave it
     */
    record ConcessionGiven(
            CaseNumber number,
            long id,
            String kind,
            String amount,
            String unit,
            String what,
            @PersonId String by,
            @PersonId @Nullable String approvedBy,
            @FreeText String reason)
            implements CaseEvent {
        @Override
        public String story() {
            return approvedBy == null
                    ? "%s gave a %s: %s".formatted(by, what, reason)
                    : "%s approved a %s that %s wants to give: %s".formatted(approvedBy, what, by, reason);
        }
    }

    /** @param of who is asked to approve it, or the group where everybody of it is */
    record ConcessionAsked(
            CaseNumber number,
            long id,
            String kind,
            String what,
            @PersonId String by,
            @PersonId String of,
            @FreeText String reason)
            implements CaseEvent {
        @Override
        public String story() {
            return "%s asked %s to approve a %s: %s".formatted(by, of, what, reason);
        }
    }

    /** @param to who is asked now, or the group where everybody of it is */
    @ByRule
    record ConcessionPassedOn(
            CaseNumber number,
            long id,
            String what,
            @PersonId String to,
            @FreeText String because) implements CaseEvent {
        @Override
        public String story() {
            return "%s is asked to approve the %s: %s".formatted(to, what, because);
        }
    }

    record ConcessionRefused(
            CaseNumber number,
            long id,
            String what,
            @PersonId String by,
            @FreeText String reason) implements CaseEvent {
        @Override
        public String story() {
            return "%s refused the %s: %s".formatted(by, what, reason);
        }
    }

    /** Nobody decided on it, and nobody is asked any more. */
    record ConcessionEnded(
            CaseNumber number,
            long id,
            String what,
            @FreeText String because) implements CaseEvent {
        @Override
        public String story() {
            return "Nobody is asked any more to approve the %s: %s".formatted(what, because);
        }
    }

    /** @param by null where a text to the customer asked for it */
    record StatusLinkMade(
            CaseNumber number,
            long id,
            Instant expires,
            @PersonId @Nullable String by) implements CaseEvent {
        @Override
        public String story() {
            return "Link to the customer's page made%s, good until %s"
                    .formatted(by == null ? " for a text to the customer" : " by " + by, TimeFormat.told(expires));
        }
    }

    record StatusLinksRevoked(
            CaseNumber number, int count, @PersonId String by) implements CaseEvent {
        @Override
        public String story() {
            return "%d links to the customer's page revoked by %s".formatted(count, by);
        }
    }

    /**
     * What the customer wrote besides stays where it can be erased.
     *
     * @param csat 1 to 5, the more the better @param effort 1 to 7, the less the better
     * @param changed whether they had answered before
     */
    record FeedbackGiven(
            CaseNumber number,
            Instant resolved,
            boolean solved,
            @Nullable Integer csat,
            @Nullable Integer effort,
            boolean changed)
            implements CaseEvent {
        @Override
        public String story() {
            return "The customer %s: %s%s%s"
                    .formatted(
                            changed ? "answers anew" : "answers",
                            solved ? "solved" : "not solved",
                            csat == null ? "" : ", satisfaction %d of 5".formatted(csat),
                            effort == null ? "" : ", effort %d of 7".formatted(effort));
        }
    }

    record CaseDocumented(
            CaseNumber number,
            String rootCauseCategory,
            @FreeText String rootCause,
            @FreeText String prevention) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("root_cause", rootCause);
        }

        @Override
        public String story() {
            return "Documented (%s): %s To prevent it: %s".formatted(rootCauseCategory, rootCause, prevention);
        }
    }

    record ArticleDrafted(CaseNumber number, @FreeText String title) implements CaseEvent {
        @Override
        public String story() {
            return "Article drafted: " + title;
        }
    }

    record CaseClosed(CaseNumber number, Instant at, Duration open) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("status", Status.CLOSED.name(), "closed_at", TimeFormat.stored(at));
        }

        @Override
        public String story() {
            return "Closed after " + TimeFormat.told(open);
        }
    }
}
