package dev.baton.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that happened, in the one order in which it was written down for ever. Whoever counts what happened counts here. */
public interface Trail {

    /**
     * An event or a deed.
     *
     * @param at when it was recorded
     * @param who the user id of the person, {@code baton}, or {@code (erased)}
     * @param kind its name
     * @param event with a word in place of what people wrote; null where it is a deed, or an event that is not understood any more
     * @param details as they are kept, with user ids
     */
    record Happened(
            Instant at, String who, String kind, @Nullable CaseEvent event, Map<String, Object> details) {}

    /**
     * About what something was written down.
     *
     * @param until from where to go on
     */
    record Grown(long until, Set<CaseNumber> cases, Set<String> accounts) {}

    /** How many entries have their place by now. */
    long size();

    /** What was written down from this place on, this many entries at most. One SQL statement. */
    Grown from(long place, int most);

    /** Of these cases those about which something was written down from this place on, or that has no place yet. One SQL statement. */
    Set<String> grownSince(long place, Collection<String> numbers);

    /** What happened to each of these cases, of these kinds, in its order. Two SQL statements. */
    Map<CaseNumber, List<Happened>> of(Collection<CaseNumber> numbers, Collection<String> kinds);

    /** What is known of the past of each of these accounts, by its id, in its order. Two SQL statements. */
    Map<String, List<Happened>> ofAccounts(Collection<String> accounts);
}
