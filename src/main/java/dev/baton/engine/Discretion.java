package dev.baton.engine;

/** Says what may be written down of a text about something that failed. */
public interface Discretion {

    String over(String text);
}
