package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;

/** One thing that has to be right at an element of a process or a decision. */
public interface ModelRule {

    void check(ModelElement element, ModelProblems problems);
}
