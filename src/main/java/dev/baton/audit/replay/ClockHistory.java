package dev.baton.audit.replay;

import dev.baton.audit.search.Found;
import dev.baton.sla.ClockJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The clocks of a case as entries of kind {@code ClocksChanged} tell of them, beside what their own journal says. */
public final class ClockHistory {

    /** Before the log told of every change of a clock. */
    private static final String KIND = "ClocksChanged";

    private final List<Change> told;
    private final List<Change> journaled;

    private ClockHistory(List<Change> told, List<Change> journaled) {
        this.told = told;
        this.journaled = journaled;
    }

    /**
     * A change of one clock.
     *
     * @param of what of the case it is about, such as the number of an escalation; empty where it is the case
     * @param what started, restarted, paused, resumed, met, stopped, reopened, retargeted, warned, skipped, passed or repaired
     * @param due when it is due from then on; null where it is not
     * @param why in words; null where who reads it may not read them, or they are gone
     * @param entry that says so; null in the journal
     */
    public record Change(
            String clock,
            String of,
            Instant at,
            String what,
            @Nullable Instant due,
            @Nullable String why,
            @Nullable Long entry) {

        private String id() {
            return clock + " " + of;
        }

        /** running, paused, met or stopped. */
        public String state() {
            return switch (what) {
                case "paused" -> "paused";
                case "met" -> "met";
                case "stopped" -> "stopped";
                default -> due == null ? "stopped" : "running";
            };
        }

        private boolean saysTheSameAs(@Nullable Change other) {
            return other != null
                    && state().equals(other.state())
                    && (!state().equals("running") || Objects.equals(due, other.due));
        }
    }

    /**
     * A clock at an instant.
     *
     * @param last what made it so, as an entry tells it; null where no entry tells of it
     * @param journal the same as the clock's own journal has it; null where it has nothing
     * @param changes all that entries tell until then, the oldest first
     */
    public record At(
            String clock,
            String of,
            @Nullable Change last,
            @Nullable Change journal,
            List<Change> changes,
            Instant instant) {

        /** Whether the entries suffice to say how it was. */
        public boolean isTold() {
            return last != null;
        }

        public boolean isLate() {
            return last != null
                    && last.state().equals("running")
                    && last.due() != null
                    && last.due().isBefore(instant);
        }

        /** Whether entries and journal say the same. */
        public boolean agrees() {
            return last == null ? journal == null : last.saysTheSameAs(journal);
        }
    }

    /** @param journal of the case; empty where there is nothing to compare with */
    public static ClockHistory of(CaseStory story, List<ClockJournal.OfClock> journal) {
        var told = new ArrayList<Change>();
        story.found().stream().filter(found -> found.kind().equals(KIND)).forEach(found -> told.addAll(changes(found)));
        return new ClockHistory(
                told,
                journal.stream()
                        .map(line -> new Change(
                                line.name(),
                                line.subject(),
                                line.entry().at(),
                                line.entry().what(),
                                line.entry().newDue(),
                                line.entry().reason(),
                                null))
                        .toList());
    }

    /** Each clock of which anything is known until then, in the order in which they began. */
    public List<At> at(Instant instant) {
        var clocks = new LinkedHashMap<String, List<Change>>();
        until(told, instant)
                .forEach(change -> clocks.computeIfAbsent(change.id(), id -> new ArrayList<>())
                        .add(change));
        var journal = new LinkedHashMap<String, Change>();
        until(journaled, instant).forEach(change -> journal.put(change.id(), change));
        journal.keySet().forEach(id -> clocks.computeIfAbsent(id, none -> List.of()));
        return clocks.entrySet().stream()
                .map(clock -> at(clock, journal.get(clock.getKey()), instant))
                .toList();
    }

    private static At at(Map.Entry<String, List<Change>> clock, @Nullable Change journal, Instant instant) {
        var changes = clock.getValue();
        var last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        var id = clock.getKey().split(" ", 2);
        return new At(id[0], id[1], last, journal, changes, instant);
    }

    private static List<Change> until(List<Change> changes, Instant instant) {
        return changes.stream().filter(change -> !change.at().isAfter(instant)).toList();
    }

    private static List<Change> changes(Found found) {
        var why = found.words() == null ? null : found.words().get("why");
        return found.details().get("clocks") instanceof List<?> clocks
                ? clocks.stream()
                        .flatMap(clock -> clock instanceof Map<?, ?> facts
                                ? java.util.stream.Stream.of(change(facts, found, why))
                                : java.util.stream.Stream.empty())
                        .toList()
                : List.of();
    }

    private static Change change(Map<?, ?> facts, Found found, @Nullable String why) {
        var due = facts.get("to");
        return new Change(
                String.valueOf(facts.get("clock")),
                facts.get("of") == null ? "" : String.valueOf(facts.get("of")),
                found.at(),
                String.valueOf(facts.get("what")),
                due == null ? null : Instant.parse(due.toString()),
                why,
                found.entry());
    }
}
