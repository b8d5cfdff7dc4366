package dev.baton.casefile;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
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

    record ActivityRecorded(CaseNumber number, Interaction interaction) implements CaseEvent {
        @Override
        public String story() {
            return switch (interaction.direction()) {
                case INBOUND -> "Customer wrote: " + interaction.text();
                case OUTBOUND ->
                    (interaction.automatic() ? "Automatic message: " : "We answered: ") + interaction.text();
                case INTERNAL -> "Note: " + interaction.text();
            };
        }
    }

    record CaseTriaged(CaseNumber number, String category, Grade impact, Grade urgency) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("category", category, "impact", impact.name(), "urgency", urgency.name());
        }

        @Override
        public String story() {
            return "Triaged as %s, impact %s, urgency %s".formatted(category, impact.label(), urgency.label());
        }
    }

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

    record CaseRouted(CaseNumber number, String team, String skill) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("team", team, "skill", skill);
        }

        @Override
        public String story() {
            return "Routed to %s for %s".formatted(team, skill);
        }
    }

    record BatonPassed(
            CaseNumber number,
            @Nullable String from,
            String to,
            @FreeText String why) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("accountable", to);
        }

        @Override
        public String story() {
            return from == null
                    ? "%s is accountable: %s".formatted(to, why)
                    : "Accountability moved from %s to %s: %s".formatted(from, to, why);
        }
    }

    record WorkHandedOver(
            CaseNumber number,
            String fromTeam,
            String toTeam,
            @Nullable String to,
            @FreeText String why) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            var changes = new HashMap<String, Object>();
            changes.put("team", toTeam);
            changes.put("responsible", to);
            return changes;
        }

        @Override
        public String story() {
            return "Work moved from %s to %s: %s".formatted(fromTeam, requireNonNullElse(to, toTeam), why);
        }
    }

    record PromiseMade(CaseNumber number, String what, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Promised: %s by %s".formatted(what, TimeFormat.told(due));
        }
    }

    record PromiseKept(CaseNumber number, String what, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Kept the promise: %s by %s".formatted(what, TimeFormat.told(due));
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

    record DeadlineNear(CaseNumber number, String clock, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Deadline near: %s is due %s".formatted(clock, TimeFormat.told(due));
        }
    }

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

    record TimerRepaired(CaseNumber number, String clock, String what) implements CaseEvent {
        @Override
        public String story() {
            return "A timer was set right: %s: %s".formatted(clock, what);
        }
    }

    /** @param trigger as the models name it */
    record DeadlineUnwatched(CaseNumber number, String clock, Instant due, String trigger) implements CaseEvent {
        @Override
        public String story() {
            return "No timer had watched this deadline: %s was due %s".formatted(clock, TimeFormat.told(due));
        }
    }

    record ProcessLost(CaseNumber number) implements CaseEvent {
        @Override
        public String story() {
            return "The process of this case is gone: nobody is asked to do anything, until somebody starts it again";
        }
    }

    /** @param at the step at which it goes on, as its model names it */
    record ProcessRestarted(CaseNumber number, String at) implements CaseEvent {
        @Override
        public String story() {
            return "Its process was started again: " + at;
        }
    }

    record DeadlinePassed(CaseNumber number, String clock, Instant due) implements CaseEvent {
        @Override
        public String story() {
            return "Deadline passed: %s was due %s".formatted(clock, TimeFormat.told(due));
        }
    }

    /**
     * @param id of the escalation; the same one at every level it climbs
     * @param group of the one who is asked
     */
    record EscalationRequested(
            CaseNumber number,
            long id,
            EscalationKind kind,
            int level,
            String trigger,
            @FreeText @Nullable String reason,
            String to,
            String group,
            String audience)
            implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("escalated", true);
        }

        @Override
        public String story() {
            return "Escalated (%s, level %d) to %s: %s. Informed: %s"
                    .formatted(kind.label(), level, to, requireNonNullElse(reason, trigger), audience);
        }
    }

    record EscalationJoined(CaseNumber number, long id, String trigger) implements CaseEvent {
        @Override
        public String story() {
            return "Another reason for the open escalation: " + trigger;
        }
    }

    record EscalationAccepted(CaseNumber number, long id, EscalationKind kind, String by) implements CaseEvent {
        @Override
        public String story() {
            return by + " took charge";
        }
    }

    record EscalationDeclined(
            CaseNumber number, long id, String by, @FreeText String reason, boolean stillEscalated)
            implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("escalated", stillEscalated);
        }

        @Override
        public String story() {
            return "%s declined the escalation: %s".formatted(by, reason);
        }
    }

    record EscalationEnded(
            CaseNumber number, long id, @FreeText String reason, boolean stillEscalated) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("escalated", stillEscalated);
        }

        @Override
        public String story() {
            return "Escalation ended: " + reason;
        }
    }

    record Briefed(CaseNumber number, Brief brief) implements CaseEvent {
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

    record RootCauseFound(
            CaseNumber number,
            @FreeText String rootCause,
            @FreeText String fix) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            return Map.of("root_cause", rootCause);
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
            return Map.of("resolution", resolution);
        }

        @Override
        public String story() {
            return "Resolution proposed: " + resolution;
        }
    }

    record ResolutionRejected(CaseNumber number, @FreeText String reason) implements CaseEvent {
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

    record CaseReopened(CaseNumber number, @FreeText String reason, int times) implements CaseEvent {
        @Override
        public Map<String, Object> changes() {
            var changes = new HashMap<String, Object>();
            changes.put("status", Status.OPEN.name());
            changes.put("resolved_at", null);
            changes.put("closed_at", null);
            changes.put("reopened", times);
            return changes;
        }

        @Override
        public String story() {
            return "Reopened: " + reason;
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
