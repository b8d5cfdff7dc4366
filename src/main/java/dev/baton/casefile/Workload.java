package dev.baton.casefile;

/**
 * What people have in their hands. Every room says its own as a query, so that one statement asks all of them, for one person or for
 * thousands.
 */
public interface Workload {

    /**
     * A query without parameters with the columns {@code person}, {@code case_number} and {@code what}: {@code accountable},
     * {@code work}, {@code task}, {@code question}, {@code brief} or {@code lead}; and what would be theirs were no escalation open,
     * {@code own accountable} and {@code own work}. Nothing of a closed case. It has an index for one person.
     */
    String held();
}
