package dev.baton.casefile;

import java.util.Set;

/** Open work that gives people a part in its case, beside those who have the case. Every room knows its own. */
public interface CaseReaders {

    /**
     * A task as a model defines it.
     *
     * @param process the id of the process definition
     * @param task the id of the task in it
     */
    record OpenWork(String process, String task) {}

    /** While any of it is open on a case, people of these groups may read the case, act on it and write in it. */
    Set<OpenWork> working(Set<String> groups);

    /** While any of it is open on a case, people of these groups may read the case. */
    Set<OpenWork> reading(Set<String> groups);
}
