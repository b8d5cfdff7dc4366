package dev.baton.engine;

/** Tells what a person asked wrongly, and should be told in its own words, from what is broken in Baton or its models. */
public interface PersonsMistake {

    /** @param failure one link of the chain of causes */
    boolean is(Throwable failure);
}
