package dev.baton.casefile;

import java.util.Collection;
import java.util.Set;

/** What whoever is logged in may do with a case that the address they asked for does not name. Nobody may do anything. */
public interface CaseReach {

    /** Whether they may act on the case and write in it. */
    boolean worksOn(CaseNumber number);

    boolean reads(CaseNumber number);

    /** Those of these cases that they may read, found by one query. */
    Set<CaseNumber> read(Collection<CaseNumber> numbers);
}
