package dev.baton.casefile;

/** What whoever is logged in may know of the accounts. Nobody may know anything. */
public interface ReadableAccounts {

    /** @param id as the account is kept */
    boolean reads(String id);
}
