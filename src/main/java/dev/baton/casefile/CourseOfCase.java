package dev.baton.casefile;

import java.time.Instant;
import java.util.List;

/** What happened to a case, as whoever remembers it knows it. */
public interface CourseOfCase {

    /** An event without the words of people in it. */
    record Past(Instant at, CaseEvent event) {}

    /** What happened after that instant, the oldest first; the latest hundred at most. One SQL statement. */
    List<Past> since(CaseNumber number, Instant since);
}
