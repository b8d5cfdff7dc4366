package dev.baton.engine;

/** Says what may be written down of a text about something that failed. */
public interface Redaction {

    String redact(String text);
}
