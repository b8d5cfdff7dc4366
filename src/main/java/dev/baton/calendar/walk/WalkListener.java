package dev.baton.calendar.walk;

/** Is told of each working stretch as a walk passes it. */
public interface WalkListener {

    WalkListener NONE = (from, to, counted) -> {};

    /** @param to exclusive, {@link Pauses#OPEN} for a pause without an end */
    void pass(long from, long to, boolean counted);
}
