package dev.baton.casefile;

import org.jspecify.annotations.Nullable;

/** What is changed because of cases, so that those who asked hear of it. */
public interface Improvements {

    /**
     * Each customer behind the case, its duplicates, follow-ups and related cases is to be told, once.
     *
     * @param what was changed, in words for customers
     * @return its id
     */
    long made(CaseNumber because, String what, @Nullable String by);
}
