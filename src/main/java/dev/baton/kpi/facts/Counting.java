package dev.baton.kpi.facts;

import dev.baton.casefile.Trail.Happened;

/** Finds facts of one kind while the trail of a case is told again. */
interface Counting {

    /** The case is as it was after it happened. */
    void happened(Happened happened, Course course);

    /** Nothing more has happened. */
    default void end(Course course) {}
}
