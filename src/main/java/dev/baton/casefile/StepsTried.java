package dev.baton.casefile;

import java.util.List;

/** What was already tried on a case, so that whoever takes it over need not try it again. */
public interface StepsTried {

    /** In the order in which it was done, each a plain sentence as the list of steps says it; empty where nothing was. */
    List<String> of(CaseNumber number);

    /**
     * Ticks off the step that begins with these words, in the list of steps for this case; once more changes nothing.
     *
     * @throws Refusal where there is no such step, or the case is closed
     */
    void tick(CaseNumber number, String words, String by);
}
