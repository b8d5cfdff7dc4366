package dev.baton.casefile;

/** What whoever is logged in may do with a case that the address they asked for does not name. Nobody may do anything. */
public interface CaseReach {

    /** Whether they may act on the case and write in it. */
    boolean worksOn(CaseNumber number);

    boolean reads(CaseNumber number);
}
