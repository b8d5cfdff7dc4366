package dev.baton.casefile;

/** Telling people something, in the transaction in which it happened. The same notice to the same reader is told once a transaction. */
public interface Notices {

    void tellPerson(String person, Notice notice);

    /** Everybody who is of the group when they look; one row, however many they are. */
    void tellGroup(String group, Notice notice);
}
