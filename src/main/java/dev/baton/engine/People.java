package dev.baton.engine;

import java.util.List;
import java.util.Optional;

/** The engine's people, read as they are now. Nothing is remembered, and no connection is held while a password is looked at. */
public interface People {

    /**
     * Somebody as they were when they were read.
     *
     * @param groups the ids of their groups
     * @param stamp another one for each password they are given, and for each subject of a provider; neither can be computed from it
     * @param version of {@link People#version}
     */
    record Known(String id, List<String> groups, String stamp, long version) {}

    /** Whoever tries a password, wherever in the engine, tries it here. */
    interface Tries {

        boolean isRight(String user, String password);
    }

    Optional<Known> find(String user);

    /** Greater after each change of who there is, with which password, in which group, and who may open which of Camunda's pages. */
    long version();

    /** The stamp of the password if it is theirs. Takes its time, as long for somebody unknown. */
    Optional<String> stampOf(String user, String password);
}
