package dev.baton.casefile;

import java.util.Collection;
import java.util.Map;

/** What keeps people busy. Every room counts its own, with one question for all the people, whatever there is to count. */
public interface Workload {

    /** How much each has to do; who has nothing may be missing. */
    Map<String, Integer> of(Collection<String> people);
}
