package dev.baton.models;

import java.util.List;
import java.util.Map;

/**
 * A look at files before they are deployed. Every bean of this type is asked about every deployment, at start and from outside
 * alike, and all problems are told at once.
 */
public interface ModelInspection {

    /**
     * @param files what is deployed, by name; any kind of file
     * @return what is wrong, empty when nothing is
     */
    List<ModelProblem> problems(Map<String, byte[]> files);

    /** Whether it is asked only about files that nothing else is wrong with, because it runs them. */
    default boolean comesLast() {
        return false;
    }
}
