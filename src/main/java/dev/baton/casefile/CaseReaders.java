package dev.baton.casefile;

import java.util.Set;

/** Groups whose people have a part in a case as it stands, beside those who have it. Every room knows its own. */
public interface CaseReaders {

    /** Who may read the case, act on it and write in it. */
    Set<String> working(Case subject);

    /** Who may read the case. */
    Set<String> reading(Case subject);
}
