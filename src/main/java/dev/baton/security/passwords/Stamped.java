package dev.baton.security.passwords;

/** Whoever has logged in: for as long as their password, or their subject at the provider, is the same. */
public interface Stamped {

    /** As {@link dev.baton.engine.People.Known#stamp} was at the login. */
    String stamp();
}
