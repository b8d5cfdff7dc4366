package dev.baton.audit.replay;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationClimbed;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.WaitingEnded;
import dev.baton.casefile.CaseEvent.WaitingStarted;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.WaitingOn;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A case as its events make it, one after the other: each says itself what it changes. */
public final class CaseState {

    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    private final Map<Long, OpenEscalation> escalations = new TreeMap<>();
    private final Set<WaitingOn> waiting = EnumSet.noneOf(WaitingOn.class);

    /**
     * @param to who is asked or leads it, or the group where everybody of it is
     * @param accepted whether somebody took charge
     */
    public record OpenEscalation(long id, EscalationKind kind, int level, String to, boolean accepted) {}

    public void apply(CaseEvent event) {
        if (event instanceof CaseReported reported) {
            columns.put("account", reported.account());
            columns.put("source", reported.source());
            columns.put("status", "OPEN");
            columns.put("escalated", false);
        }
        columns.putAll(event.changes());
        escalate(event);
        if (event instanceof WaitingStarted started) {
            waiting.add(started.on());
        } else if (event instanceof WaitingEnded ended) {
            waiting.remove(ended.on());
        }
    }

    private void escalate(CaseEvent event) {
        if (event instanceof EscalationRequested asked) {
            escalations.put(asked.id(), new OpenEscalation(asked.id(), asked.kind(), asked.level(), asked.to(), false));
        } else if (event instanceof EscalationClimbed climbed) {
            escalations.put(
                    climbed.id(),
                    new OpenEscalation(climbed.id(), climbed.kind(), climbed.level(), climbed.to(), false));
        } else if (event instanceof EscalationReassigned passed) {
            escalations.computeIfPresent(
                    passed.id(),
                    (id, one) -> new OpenEscalation(id, one.kind(), one.level(), passed.to(), one.accepted()));
        } else if (event instanceof EscalationAccepted accepted) {
            escalations.computeIfPresent(
                    accepted.id(), (id, one) -> new OpenEscalation(id, one.kind(), one.level(), accepted.by(), true));
        } else if (event instanceof EscalationDeclined declined) {
            escalations.remove(declined.id());
        } else if (event instanceof EscalationEnded ended) {
            escalations.remove(ended.id());
        }
    }

    /** By the names of the columns of {@code support_case}, those that some event said. */
    public Map<String, @Nullable Object> columns() {
        return Collections.unmodifiableMap(columns);
    }

    public @Nullable String text(String column) {
        var value = columns.get(column);
        return value == null ? null : value.toString();
    }

    /** By their numbers. */
    public Collection<OpenEscalation> escalations() {
        return Collections.unmodifiableCollection(escalations.values());
    }

    public Set<WaitingOn> waiting() {
        return Collections.unmodifiableSet(waiting);
    }

    /** The highest level of an open escalation; empty where none is open. */
    public OptionalInt level() {
        return escalations.values().stream().mapToInt(OpenEscalation::level).max();
    }
}
