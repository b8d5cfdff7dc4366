package dev.baton.kpi.facts;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.CaseMerged;
import dev.baton.casefile.Trail.Happened;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that counts of a case, from its trail alone. The same trail gives the same facts, whenever it is told. A duplicate that goes on in
 * another case counts for nothing: its customer is answered there.
 */
public final class FactsOfCase {

    private static final List<String> KINDS = Stream.concat(
                    Arrays.stream(CaseEvent.class.getPermittedSubclasses()).map(Class::getSimpleName),
                    Stream.of(ClockOutcomes.KIND))
            .toList();

    private FactsOfCase() {}

    /** Of the trail. */
    public static List<String> kinds() {
        return KINDS;
    }

    /**
     * @param trail of these {@link #kinds}, in its order
     * @param zone the desk's, in which its days begin
     */
    public static List<Fact> of(KnownCase known, List<Happened> trail, AccountTerms terms, ZoneId zone) {
        if (trail.stream().anyMatch(happened -> happened.event() instanceof CaseMerged)) {
            return List.of();
        }
        var course = new Course(known, terms);
        var all = List.of(
                new Openings(),
                new Replies(),
                new ClockOutcomes(),
                new Solutions(),
                new Escalations(),
                new Kept(),
                new Hands(zone));
        for (var happened : trail) {
            course.goOn(happened);
            all.forEach(counting -> counting.happened(happened, course));
        }
        all.forEach(counting -> counting.end(course));
        return course.facts();
    }
}
