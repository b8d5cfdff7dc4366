package dev.baton.casefile;

import java.util.List;

/** The cases that have to do with another one. */
public interface RelatedCases {

    /** Those that whoever is logged in may read, by number. */
    List<CaseNumber> of(CaseNumber number);
}
