package dev.baton.models;

/** One thing that has to be right at an element of a process or a decision. */
interface ModelRule {

    void check(ModelElement element, Problems problems);
}
